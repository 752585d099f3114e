// What is there from a moment on, or until one: under an embargo links wait, and a band says until when.
const lift = () => document.querySelectorAll('[data-from],[data-until]').forEach((part) => {
  const { from, until } = part.dataset;
  part.hidden = from ? Date.now() < Date.parse(from) : Date.now() >= Date.parse(until);
});
