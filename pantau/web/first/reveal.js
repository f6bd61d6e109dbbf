// Streamlit puts up a page piece by piece, and each pushes the others about. It is shown when the first
// run has ended and nothing in sight waits for its code; what comes later comes below, or in a place kept.
(() => {
  const LONGEST = 30000; // ms; whatever is there then is shown
  const EVERY = 50;
  const root = document.documentElement;
  root.classList.add("opening");

  const inSight = (piece) => piece.getBoundingClientRect().top < window.innerHeight;
  const waits = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (app?.getAttribute("data-test-script-state") !== "notRunning") return true;
    const pieces = [...document.querySelectorAll('[data-testid="stMain"] [data-testid="stSkeleton"]')];
    const hosts = [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')];
    const maps = hosts.filter((host) =>
      host.shadowRoot?.querySelector(".pantau-map:not([data-painted-key])"),
    );
    return !document.querySelector('[data-testid="stMain"] h1') || [...pieces, ...maps].some(inSight);
  };

  let still = 0;
  const look = () => {
    still = waits() ? 0 : still + 1;
    if (still < 3 && performance.now() < LONGEST) return setTimeout(look, EVERY);
    root.classList.remove("opening");
  };
  look();
})();
