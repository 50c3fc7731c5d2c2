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

  // The inbox by single keys, for whoever has not switched them off, and never while she types.
  document.addEventListener('keydown', event => {
    const map = document.querySelector('.keymap[data-keys="on"]');
    const at = document.activeElement;
    if (!map || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('.rz-dialog')
      || at?.closest('textarea, select, [contenteditable], input:not([type="checkbox"])')) return;
    if (map.dataset.keysOf === 'complaint') {
      const to = { a: '#answer', n: '.back .next', i: '#note', '?': '.keymap summary' }[event.key];
      const target = to && document.querySelector(to);
      if (!target) return;
      event.preventDefault();
      if (target.matches('textarea')) target.focus(); else target.click();
      return;
    }
    const rows = [...document.querySelectorAll('main table.list tbody tr')];
    const here = rows.findIndex(row => row.contains(at));
    const go = to => rows[Math.max(0, Math.min(rows.length - 1, to))]?.querySelector('th a').focus();
    const act = { j: () => go(here + 1), k: () => go(here < 0 ? rows.length - 1 : here - 1), x: () => rows[here]?.querySelector('.tick input')?.click(),
      '/': () => document.getElementById('inbox-q')?.focus(), '?': () => map.querySelector('summary').click() }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  // What was typed goes out without a way to the button, and on to the next one where there is one.
  document.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.activeElement?.id !== 'answer') return;
    event.preventDefault();
    const form = document.activeElement.form;
    (form.querySelector('.then-next') ?? form.querySelector('.primary')).click();
  });

  // Files that are pasted into an answer or dropped on it go the way of chosen ones. Words that come with their picture are meant as words.
  // One hand after the other: the field forgets what it held.
  const hand = files => {
    const input = document.getElementById('answer-files');
    if (!input) return;
    if (input.disabled) {
      setTimeout(hand, 100, files);
      return;
    }
    input.files = files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    input.disabled = true;
  };
  const attach = (event, given) => {
    if (!given.length) return;
    event.preventDefault();
    const files = new DataTransfer();
    for (const file of given) files.items.add(file);
    hand(files.files);
  };
  const answer = event => event.target.closest?.('form.answer');
  document.addEventListener('paste', event => {
    if (answer(event) && !event.clipboardData.types.includes('text/plain')) attach(event, event.clipboardData.files);
  });
  for (const [kind, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) {
    document.addEventListener(kind, event => {
      const form = answer(event);
      if (!form || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      form.classList.toggle('dropping', over);
      if (kind === 'drop') attach(event, event.dataTransfer.files);
    });
  }

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
