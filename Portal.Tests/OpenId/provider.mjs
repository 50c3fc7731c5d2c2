// A real provider for the tests: node provider.mjs <port> <redirect uri> <post logout redirect uri> <back-channel logout uri>
// Listens on this machine and prints its issuer. Whoever signs in is whom the login names; groups come from the name.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';

const [port, redirect, postLogout, backchannel] = process.argv.slice(2);
const server = createServer();
server.listen(Number(port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${port}`;
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'portal', client_secret: 'a-secret-of-the-tests', redirect_uris: [redirect], post_logout_redirect_uris: [postLogout],
      backchannel_logout_uri: backchannel, backchannel_logout_session_required: true, token_endpoint_auth_method: 'client_secret_post',
    }],
    jwks: { keys: [{ ...key, kid: 'first', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['tests'] },
    // Its own would not speak to this machine.
    fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
    claims: { openid: ['sub', 'auth_time'], profile: ['name', 'locale', 'groups'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    features: { backchannelLogout: { enabled: true }, devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id, name: `${id} at the provider`, locale: 'en', email: `${id}@provider.example`, email_verified: true,
        groups: id.startsWith('admin') ? ['admins'] : id.startsWith('agent') ? ['agents', 'everybody'] : ['everybody'],
      }),
    }),
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
