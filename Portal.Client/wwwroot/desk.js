// What a circuit cannot do: keys that work anywhere on the page, and the browser's title.
(() => {
  const plain = title => title.replace(/^\(\d+\) /, '');
  let waiting = 0;
  const show = () => {
    const wanted = (waiting ? `(${waiting}) ` : '') + plain(document.title);
    if (document.title !== wanted) document.title = wanted;
  };
  new MutationObserver(show).observe(document.head, { childList: true, subtree: true, characterData: true });
  window.portalWaiting = count => { waiting = count; show(); };

  // A field with offers below it: arrow keys walk between them, Escape leads back into the field.
  document.addEventListener('keydown', event => {
    const box = document.activeElement?.closest('.suggest');
    if (!box) return;
    const stops = [...box.querySelectorAll('input, .found button')];
    const at = stops.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      stops[0].focus();
    } else if (stops.length > 1 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      stops[(at + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length].focus();
    }
  });

  document.addEventListener('keydown', event => {
    const finder = document.getElementById('finder');
    if (!finder) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      finder.focus();
      finder.select();
      return;
    }
    const box = finder.closest('.finder');
    if (!box.contains(document.activeElement)) return;
    const stops = [finder, ...box.querySelectorAll('.found a')];
    const at = stops.indexOf(document.activeElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      stops[(at + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length].focus();
    } else if (event.key === 'Enter' && at === 0) {
      event.preventDefault();
      stops[1]?.click();
    } else if (event.key === 'Escape') {
      document.getElementById('main')?.focus();
    }
  });
})();
