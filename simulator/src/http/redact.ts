const SECRET_NAMES = 'access_token|refresh_token|secret|corpsecret|appsecret|ticket|session_key';
const QUERY = new RegExp(`([?&](?:${SECRET_NAMES}|code|js_code)=)([^&#]+)`, 'g');
const JSON_TEXT = new RegExp(`("(?:${SECRET_NAMES})"\\s*:\\s*")([^"]+)(")`, 'g');
const FORM_TEXT = /(\bclient_secret=)[^&]+/g;
const LONGEST = 4_000;

const shorten = (secret: string): string => (secret.length <= 10 ? '…' : `${secret.slice(0, 6)}…`);

export const redactUrl = (url: string): string => url.replace(QUERY, (_all, name: string, value: string) => name + shorten(value));

export const redactBody = (body: string): string => {
  const cut = body.length > LONGEST ? `${body.slice(0, LONGEST)}…（共 ${body.length} 字）` : body;
  return cut
    .replace(FORM_TEXT, '$1…')
    .replace(JSON_TEXT, (_all, head: string, value: string, tail: string) => head + shorten(value) + tail);
};
