import { foldName } from './inside.ts';

/**
 * Names under which secrets are usually kept. Only names are looked at: a secret in a file of another name is not
 * found, and a harmless file of such a name is refused, which is said each time.
 */
const SECRET_FOLDERS = /^(\.ssh|\.aws|\.azure|\.gnupg|\.gcloud|\.kube|\.password-store|\.env(\..*)?)$/;

const SECRET_FILES = [
  // The environment: `.env`, `.env.local`, `.envrc`, `production.env`; Cloudflare's and Azure's own.
  /^\.env/,
  /\.env$/,
  /^\.dev\.vars/,
  /^local\.settings\.json$/,
  // Keys, and stores of keys.
  /\.(pem|key|p8|p12|pfx|pkcs12|jks|keystore|kdbx|ppk|ovpn|agekey)$/,
  /^id_(rsa|dsa|ecdsa|ed25519|xmss)/,
  /^id_[^.]+$/,
  // What programs keep in the home folder, and some people in the repo.
  /^\.(npmrc|yarnrc(\.ya?ml)?|pypirc|netrc|authinfo|pgpass|my\.cnf|htpasswd|git-credentials|dockercfg)$/,
  /^(_netrc|\.vault-token|\.boto|\.s3cfg|\.terraformrc|\..+_history)$/,
  // Called secrets or credentials, in a form that holds data: `credentials.ts` and `secrets.md` are not meant.
  /^(secrets?|credentials)$/,
  /(^|[._-])(secrets?|credentials)([._-](prod|production|dev|development|staging|test|qa|live|local|enc|dec))?\.(ya?ml|json|toml|ini|cfg|conf|properties|xml|csv|enc)$/,
  /^(credentials|client_secret|service[-_]?account).*\.json$/,
  /firebase-adminsdk.*\.json$/,
  // The state of infrastructure, and the way into clusters.
  /\.tfstate(\..*)?$/,
  /\.tfvars(\.json)?$/,
  /^kubeconfig([_-][^.]*)?(\.(ya?ml|json|conf))?$/,
  /\.kubeconfig$/,
];

/** What only its folder gives away. */
const SECRET_PLACES = [/(^|\/)\.docker\/config\.json$/, /(^|\/)\.?secrets\/[^/.]+(\.txt)?$/];

/** Made to be read: `.env.example`, `config.sample.env`, `terraform.tfvars.template`, `id_rsa.pub`. */
const HARMLESS = [
  /(^|[._-])(example|sample|template)(\.(env|ya?ml|json|toml|ini|properties|tfvars))?$/,
  /^id_.*\.pub$/,
];

/** Copies that editors and people leave behind: `.env.bak`, `server.key~`, `id_rsa.old`. */
const COPY = /(~|\.(bak|backup|old|orig|save|swp|tmp|copy|\d+))+$/;

/** Whether a file looks like it holds secrets. `path`: from the workspace, with forward slashes. */
export function isSecretFile(path: string): boolean {
  return spellings(path).some((names) => {
    const name = names.at(-1) ?? '';
    const above = names.slice(0, -1);
    if (above.some(isSecretFolderName)) return true;
    if (isHarmless(name)) return false;
    const original = name.replace(COPY, '');
    const place = [...above, original].join('/');
    return SECRET_FILES.some((secret) => secret.test(original)) || SECRET_PLACES.some((secret) => secret.test(place));
  });
}

/** Whether a folder is refused as a whole. `path`: from the workspace, with forward slashes. */
export function isSecretFolder(path: string): boolean {
  return spellings(path).some((names) => names.some(isSecretFolderName));
}

function isSecretFolderName(name: string): boolean {
  return SECRET_FOLDERS.test(name) && !isHarmless(name);
}

function isHarmless(name: string): boolean {
  return HARMLESS.some((harmless) => harmless.test(name));
}

/** The names along a path as a forgiving disk compares them: as they stand, and as Windows reads `name:stream`. */
function spellings(path: string): string[][] {
  const names = path.split('/').map((name) => withoutEnd(foldName(name)));
  return path.includes(':') ? [names, names.map((name) => withoutEnd(name.replace(/:.*$/, '')))] : [names];
}

/** Windows drops final dots and blanks. */
function withoutEnd(name: string): string {
  return name.replace(/[. ]+$/, '');
}
