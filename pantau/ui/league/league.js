// Draws the league table; see payload.py.
export default function league({ data, parentElement }) {
  parentElement.querySelector(".league").textContent = data.text.caption;
}
