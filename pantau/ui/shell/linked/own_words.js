// Streamlit's own words have no setting for their language: "No results", "Open", "Skip to main content".
// The server sends pairs [what may stand there, what should]; a word in {braces} stands for any text.
const OWN_TEXTS =
  '[data-testid="stSkipToContent"], [data-testid="stSelectboxVirtualDropdown"], [data-testid="stMultiSelectDropdown"], [data-live-announcer], [data-testid="stException"], [role="dialog"], [data-testid="stFileUploader"], [data-testid="InputInstructions"], [role="tooltip"]';
const OWN_ATTRIBUTES = ["aria-label", "placeholder", "data-title"];

function sayOwnWords(pairs) {
  /** @type {[RegExp, string][]} */
  const words = pairs.map(([from, to]) => {
    const pattern = from.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w+\}/, "(.+)");
    return [new RegExp(`^${pattern}$`), to.replace(/\{\w+\}/, () => "$1")];
  });
  const translated = (text) => {
    const found = words.find(([pattern]) => pattern.test(text));
    return found ? text.replace(...found) : text;
  };
  const replace = () => {
    // Named and focusable, yet said to be there for looks only: a screen reader is told both.
    document
      .querySelector('[data-testid="stFileUploaderDropzone"][role="presentation"]')
      ?.setAttribute("role", "group");
    for (const element of document.querySelectorAll(OWN_ATTRIBUTES.map((name) => `[${name}]`).join())) {
      for (const name of OWN_ATTRIBUTES.filter((each) => element.hasAttribute(each))) {
        const text = element.getAttribute(name);
        if (translated(text) !== text) element.setAttribute(name, translated(text));
      }
    }
    for (const part of document.querySelectorAll(OWN_TEXTS)) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = /** @type {Text} */ (texts.currentNode);
        if (translated(text.data) !== text.data) text.data = translated(text.data);
      }
    }
  };
  replace();
  // Streamlit writes them again whenever it draws; one look a frame is enough.
  let due = 0;
  globalThis.pantauOwnWords?.disconnect();
  globalThis.pantauOwnWords = new MutationObserver(() => {
    due ||= requestAnimationFrame(() => {
      due = 0;
      replace();
    });
  });
  globalThis.pantauOwnWords.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: OWN_ATTRIBUTES,
  });
}
