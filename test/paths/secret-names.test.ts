import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSecretFile, isSecretFolder } from '../../src/paths/secret-names.ts';

describe('a file looks like it holds secrets', () => {
  it.each([
    ...['.env', '.env.local', '.env.production', '.envrc', 'prod.env', 'api/.env', '.dev.vars', '.env.d/prod'],
    ...['server.pem', 'tls/server.key', 'AuthKey.p8', 'store.p12', 'app.keystore', 'app.jks', 'www.example.key'],
    ...['id_rsa', 'id_ed25519', 'keys/id_ecdsa', 'id_work', '.ssh/config', '.ssh/known.example'],
    ...['.npmrc', '.netrc', '_netrc', '.pgpass', '.git-credentials', '.htpasswd', '.yarnrc.yml', '.psql_history'],
    ...['.aws/credentials', '.aws/config', '.kube/config', 'kubeconfig', 'kubeconfig.yaml', 'dev.kubeconfig'],
    ...['terraform.tfstate', 'terraform.tfstate.backup', 'prod.tfvars', 'prod.tfvars.json'],
    ...[
      'credentials.json',
      'credentials-dev.json',
      'gcp-credentials.json',
      'client_secret_12.json',
      'service-account.json',
    ],
    ...['secrets.yml', 'secrets.yaml', 'config/secrets.json', 'db-secret.yaml', 'secrets.prod.yaml', 'secrets.toml'],
    ...['secrets/db_password', 'secrets/db_password.txt', '.docker/config.json', 'local.settings.json'],
  ])('%s', (path) => expect(isSecretFile(path)).toBe(true));

  it.each(['.ENV', '.Env.Local', 'ID_RSA', 'SERVER.PEM', '.AWS/credentials', '.ſsh/config', 'Secrets.YAML'])(
    '%s, for a disk that knows no case',
    (path) => expect(isSecretFile(path)).toBe(true),
  );

  it.each([
    '.env.',
    '.env ',
    '.env::$DATA',
    'a:server.pem',
    '.e\u200cnv',
    'server.pem~',
    'id_rsa.bak',
    '.npmrc.old',
    'secrets.yml.orig',
  ])('%j, however it is disguised', (path) => expect(isSecretFile(path)).toBe(true));
});

describe('a file does not', () => {
  it.each([
    ...[
      '.env.example',
      '.env.sample',
      '.env.template',
      '.env.production.example',
      'example.env',
      'config/.env.example',
    ],
    ...['terraform.tfvars.example', 'secrets.example.yaml', 'id_rsa.pub'],
    ...['src/credentials/service.ts', 'src/secrets/manager.ts', 'credentials.ts', 'docs/secrets.md', 'kubeconfig.go'],
    ...['db/id_generator.ts', 'keyboard.ts', 'environment.ts', 'openapi.yaml', 'package.json', 'key.md', 'tokens.json'],
  ])('%s', (path) => expect(isSecretFile(path)).toBe(false));
});

it('refuses folders by name, however deep below', () => {
  for (const path of ['.ssh', 'home/.aws', '.aws/sso', '.kube', '.env']) expect(isSecretFolder(path)).toBe(true);
  for (const path of ['', 'src', 'credentials', 'secrets', 'src/ssh', '.env.example'])
    expect(isSecretFolder(path)).toBe(false);
});

it('finds a secret in whatever folder, case and copy it stands', () => {
  const secret = fc.constantFrom('.env', 'id_rsa', 'server.key', '.npmrc', 'terraform.tfstate', 'secrets.yaml');
  const folders = fc.array(fc.constantFrom('src', 'a b', 'x.y', 'äöü'), { maxLength: 4 });
  const ending = fc.constantFrom('', '~', '.bak', '.old', '.1', '.');
  fc.assert(
    fc.property(secret, folders, ending, fc.boolean(), (name, above, end, upper) => {
      const written = upper ? name.toUpperCase() : name;
      expect(isSecretFile([...above, written + end].join('/'))).toBe(true);
    }),
  );
});
