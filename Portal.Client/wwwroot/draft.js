// What is typed and chosen is kept on the server while it is written: a lost connection, a closed tab or an ended session loses none of it.
// Nothing is kept in the browser. Without this script the form is sent as a whole.
const form = document.querySelector('form[data-drafts]');
const [list, status, row, picker] = ['[data-files]', '[data-kept]', '[data-file]', '[type=file]'].map(part => form.querySelector(part));
const words = status.dataset;
const coming = [];
let changed = false, over = false, sure = false, timer, running;

const post = (address, body, keepalive) => fetch(address, { method: 'POST', body, keepalive, headers: { 'X-Requested-With': 'XMLHttpRequest' } });

function draw(name, size, number) {
  const line = row.content.cloneNode(true).firstElementChild;
  if (number) line.dataset.number = number;
  line.querySelector('[data-name]').textContent = name;
  line.querySelector('[data-size]').textContent = size;
  const button = line.querySelector('button');
  button.setAttribute('aria-label', `${button.textContent}: ${name}`);
  return line;
}

function show(now) {
  status.textContent = now.said;
  list.querySelectorAll('[data-number]').forEach(line => line.remove());
  list.prepend(...now.files.map(file => draw(file.name, file.size, file.number)));
}

// Another window writes about the same, or it is sent: from here on this is a plain form again, with the files it was given.
function stop(now) {
  over = true;
  status.textContent = now.said;
  const back = new DataTransfer();
  for (const { file, line } of coming.splice(0)) {
    back.items.add(file);
    line.remove();
  }
  if (back.files.length) picker.files = back.files;
}

// True where it needs no other try.
async function keep(next, keepalive) {
  const body = new FormData(form);
  body.delete('Files');
  if (next) body.append('Files', next.file, next.file.name);
  try {
    const answer = await post(form.dataset.drafts, body, keepalive && !next);
    if (answer.status === 401) throw words.out;
    if (answer.status === 429 || answer.status > 499) throw words.offline;
    const now = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : { said: answer.status === 413 ? words.large : words.offline };
    if (answer.ok) {
      show(now);
      next?.line.remove();
    } else if (answer.status === 409 || answer.status === 404) stop(now);
    else (next?.line.querySelector('[data-size]') ?? status).textContent = now.said;
    return true;
  } catch (reason) {
    status.textContent = typeof reason === 'string' ? reason : words.offline;
    return false;
  }
}

async function drain(keepalive) {
  clearTimeout(timer);
  while (!over && (changed || coming.length)) {
    const next = coming[0];
    changed = false;
    if (await keep(next, keepalive)) coming.splice(0, coming[0] === next ? 1 : 0);
    else {
      changed = true;
      timer = setTimeout(flush, 5000);
      return false;
    }
  }
  return true;
}

function flush(keepalive) {
  return running ??= drain(keepalive === true).finally(() => running = null);
}

function add(files) {
  for (const file of files) {
    const line = draw(file.name, words.coming);
    list.append(line);
    coming.push({ file, line });
  }
  flush();
}

form.addEventListener('input', event => {
  if (event.target === picker || over) return;
  changed = true;
  clearTimeout(timer);
  timer = setTimeout(flush, 1000);
});

picker.addEventListener('change', () => {
  if (over) return;
  const files = [...picker.files];
  picker.value = '';
  add(files);
});

list.addEventListener('click', async event => {
  const line = event.target.closest('button') && event.target.closest('li');
  if (!line || over) return;
  event.preventDefault();
  picker.focus();
  const at = coming.findIndex(next => next.line === line);
  if (at >= 0) coming.splice(at, 1);
  if (!line.dataset.number) return line.remove();
  try {
    const answer = await post(`${form.dataset.drafts}/${form.elements['Draft.FormKey'].value}/files/${line.dataset.number}/removal`, new FormData(form));
    if (answer.status === 401) status.textContent = words.out;
    else if (answer.ok) show(await answer.json());
    else line.remove();
  } catch {
    status.textContent = words.offline;
  }
});

form.addEventListener('dragover', event => {
  if (!event.dataTransfer.types.includes('Files')) return;
  event.preventDefault();
  form.classList.add('dropping');
});
for (const end of ['dragleave', 'drop']) form.addEventListener(end, () => form.classList.remove('dropping'));
form.addEventListener('drop', event => {
  const { files } = event.dataTransfer;
  if (!files.length) return;
  event.preventDefault();
  if (over) picker.files = files;
  else add(files);
});

// The last words first, and only then the whole: where she is signed out by now, nothing of it leaves this page unkept.
form.addEventListener('submit', async event => {
  if (sure || over || !(changed || coming.length || running)) return;
  event.preventDefault();
  const by = event.submitter;
  if (!await flush()) return status.scrollIntoView({ block: 'center' });
  sure = true;
  form.requestSubmit(by);
});

document.addEventListener('visibilitychange', () => {
  if (document.hidden && changed) flush(true);
});
addEventListener('online', flush);
