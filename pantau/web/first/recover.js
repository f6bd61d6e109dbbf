// A message of a run that another has overtaken may speak of a place that is gone; Streamlit's page then
// falls to nothing ("Bad delta path"). The address says what was on screen: it is opened anew.
(() => {
  const MOST = 5;
  const WITHIN = 60000; // ms; where it falls more often than MOST times in it, the next is waited for
  const WAIT = 10000;
  const KEPT = "pantau-recovered";

  const again = () => {
    const now = Date.now();
    const before = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]").filter((at) => now - at < WITHIN);
    if (before.length >= MOST) return setTimeout(again, WAIT);
    sessionStorage.setItem(KEPT, JSON.stringify([...before, now]));
    location.reload();
  };
  document.addEventListener("DOMContentLoaded", () => {
    const root = document.getElementById("root");
    let drawn = false;
    const watch = new MutationObserver(() => {
      if (root.childElementCount) drawn = true;
      else if (drawn) {
        watch.disconnect();
        again();
      }
    });
    watch.observe(root, { childList: true });
  });
})();
