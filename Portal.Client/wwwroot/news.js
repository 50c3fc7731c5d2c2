// New words on a complaint appear without reloading. One stream a browser: one of its tabs listens and tells the others. Without this
// script the page shows them when it is opened again.
const page = document.querySelector('[data-complaint]');
const others = new BroadcastChannel('portal-news');
const title = document.title;
let fresh = 0, leaving = false;

// Whoever is on her way elsewhere, by a form or a link, is let go: to load this page anew would break that off. A file that is only
// saved leaves her here, so it is looked again a little later.
addEventListener('beforeunload', () => {
  leaving = true;
  setTimeout(() => leaving = false, 3000);
});
const later = number => setTimeout(look, 3500, number);

async function look(number) {
  if (!page || number !== page.dataset.complaint) return;
  if (leaving) return later(number);
  const answer = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
  if (!answer.ok) return;
  const now = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-complaint]');
  if (!now) return;
  const before = page.querySelectorAll('.thread > li').length;
  for (const part of now.querySelectorAll('[data-live]')) {
    const here = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (here && here.innerHTML !== part.innerHTML) here.replaceChildren(...part.childNodes);
  }
  // What can be done has changed: the form stays as long as something is typed in it.
  if (now.dataset.steps !== page.dataset.steps) {
    if ([...page.querySelectorAll('textarea')].some(text => text.value)) page.querySelector('[data-changed]').hidden = false;
    else return leaving ? later(number) : location.reload();
  }
  const more = page.querySelectorAll('.thread > li').length - before;
  if (more > 0) {
    page.querySelector('[data-said]').textContent = page.dataset.fresh;
    if (document.hidden) document.title = `(${fresh += more}) ${title}`;
  }
}

others.onmessage = event => look(event.data);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) [fresh, document.title] = [0, title];
});

function listen() {
  return new Promise(() => {
    const stream = new EventSource('/complaints/news');
    stream.addEventListener('news', event => {
      others.postMessage(event.data);
      look(event.data);
    });
  });
}

if (page) navigator.locks.request('portal-news', listen);
