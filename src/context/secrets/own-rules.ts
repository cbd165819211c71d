/** A kind of secret that is known by its look. The first group, where there is one, is the secret alone. */
export type OwnRule = { what: string; pattern: RegExp };

/** Characters of a value that is nobody's word: a long run without blanks. */
const VALUE = `[A-Za-z0-9+/_.=~!@#$%^&*-]{12,400}`;

/** What the library does not know, or knows only in a stricter form. */
export const OWN_RULES: readonly OwnRule[] = [
  {
    what: 'a private key',
    pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [^-\n]{0,60}-----|$)/g,
  },
  { what: 'an AWS access key', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g },
  { what: 'a Stripe key', pattern: /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}\b|\bwhsec_[A-Za-z0-9+/=]{24,}/g },
  { what: 'a Google API key', pattern: /\bAIza[A-Za-z0-9_-]{35}\b/g },
  { what: 'a Twilio key', pattern: /\bSK[0-9a-f]{32}\b/g },
  {
    what: 'a JSON web token',
    pattern: /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,2000}/g,
  },
  {
    what: 'a bearer token',
    pattern: /\b(?:Authorization|authorization)["']?\s{0,8}[:=]\s{0,8}["']?Bearer\s{1,8}([A-Za-z0-9._~+/=-]{20,4000})/g,
  },
  {
    what: 'a password in an address',
    pattern: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"]{1,100}:([^\s@/'"]{3,200})@[^\s'"]/gi,
  },
  {
    what: 'a secret in a setting',
    pattern: new RegExp(
      `\\b(?:[A-Z][A-Z0-9_]{0,60})?(?:SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|PRIVATE_KEY|CREDENTIALS?)[A-Z0-9_]{0,40}\\s{0,8}[:=]\\s{0,8}["']?(${VALUE})`,
      'g',
    ),
  },
  {
    what: 'a secret in a setting',
    pattern: new RegExp(
      `\\b(?:password|passwd|secret|api_?key|apiKey|access_?token|auth_?token|client_?secret|private_?key)["']?\\s{0,8}[:=]\\s{0,8}["'](${VALUE})["']`,
      'gi',
    ),
  },
];

/** What stands where a secret goes: made to be read, and masked for nothing. */
const PLACEHOLDER =
  /^(?:[x*.•-]+|<.*>|\$\{.*|\$\(.*|%\(.*|\{\{.*|process\.env.*|os\.environ.*|env\..*|your.*|my.*|change.?me.*|example.*|dummy.*|placeholder.*|redacted.*|secret|password|.*[_-](?:here|goes[_-]here)|todo.*|none|null|undefined|true|false)$/i;

/** Whether a value is a stand-in rather than a secret: a placeholder, a variable, words. */
export function isStandIn(value: string): boolean {
  return PLACEHOLDER.test(value) || /^[a-z]+(?:[-_.][a-z]+)*$/i.test(value) || new Set(value).size < 5;
}
