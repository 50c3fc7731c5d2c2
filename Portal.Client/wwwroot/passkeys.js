// Asks the device for a passkey, for each form that carries an offer: makes one, or signs in with one. Without this script, or on
// a device without passkeys, the forms stay hidden and the password is asked for.
let waiting;

async function ask(form, mediation) {
  waiting?.abort();
  waiting = new AbortController();
  const offer = JSON.parse(form.dataset.offer);
  const credential = form.dataset.passkey === 'create'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(offer), signal: waiting.signal })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(offer), mediation, signal: waiting.signal });
  form.elements['Key.Credential'].value = JSON.stringify(credential);
  form.submit();
}

function say(form, error) {
  if (error.name === 'AbortError') return;
  const word = form.querySelector('[data-word]');
  word.textContent = error.name === 'InvalidStateError' ? form.dataset.exists : form.dataset.failed;
  word.hidden = false;
}

for (const form of document.querySelectorAll('form[data-offer]')) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    document.querySelector('[data-without-passkeys]')?.removeAttribute('hidden');
    continue;
  }
  form.hidden = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    ask(form).catch(error => say(form, error));
  });
  // The browser offers the passkey in the field for the address, before anything is typed; not one that was refused just now.
  if (form.dataset.passkey === 'get' && !form.querySelector('.problems') && document.querySelector('[autocomplete~=webauthn]')
    && await PublicKeyCredential.isConditionalMediationAvailable?.()) ask(form, 'conditional').catch(() => { });
}
