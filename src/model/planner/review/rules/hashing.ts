import { callsOf, statementAt } from '../code/code.ts';
import type { Judgement, Program, Told } from '../code/program.ts';

const FAST =
  /^(?:hashlib\.(?:md5|sha1|sha256|sha512|new)|(?:crypto\.)?createHash|md5|sha1|hash|(?:md5|sha1|sha256|sha512)\.(?:Sum|Sum256|Sum512|New)|Digest::(?:MD5|SHA1|SHA256|SHA512)(?:\.|::)(?:hexdigest|digest|base64digest)|DigestUtils\.\w+|MessageDigest\.getInstance|MD5\.(?:Create|HashData)|SHA1\.(?:Create|HashData)|SHA256\.(?:Create|HashData)|CryptoJS\.(?:MD5|SHA1|SHA256)|Md5::digest|Sha256::digest)$/;
const PASSWORD = /pass(?:word|wd|phrase|code)?\b|passw|pwd|\bpin\b/i;

/** Passwords that are kept so that they can be guessed, or not hashed at all. */
export const hashing: Judgement = (program) => [...fast(program), ...plain(program), ...cheap(program)];

function fast(program: Program): Told[] {
  return callsOf(program, FAST).flatMap(({ name, start, args }) => {
    const unit = program.unitOf(start);
    const { text } = statementAt(program, start);
    const isAbout =
      PASSWORD.test(`${text} ${args}`) ||
      (PASSWORD.test(unit?.name ?? '') && unit !== undefined && unit.end - unit.start < 900);
    const isOther =
      /etag|checksum|gravatar|cache|token|pwned|fingerprint|signature|hmac/i.test(text) ||
      (name === 'hash' && !/['"](?:md5|sha1|sha256|sha512|crc32)['"]/.test(args)) ||
      /PASSWORD_/.test(args);
    if (!isAbout || isOther || /pbkdf2|bcrypt|argon|scrypt/i.test(text)) return [];
    return [
      weak(
        program,
        start,
        `a password goes through \`${name}${/^\s*["']([\w-]+)["']/.exec(args)?.[1] ? `(${/^\s*(["'][\w-]+["'])/.exec(args)?.[1]})` : ''}\`, a fast hash without a salt`,
        'a graphics card tries billions of them a second, and equal passwords look equal',
      ),
    ];
  });
}

function weak(program: Program, at: number, what: string, why: string): Told {
  return {
    severity: 'high',
    harms: 'security',
    rule: 'weak-password-hash',
    line: program.lineAt(at),
    what,
    why,
    fix: FIXES[program.language],
  };
}

const FIXES: Record<Program['language'], string> = {
  js: '`argon2.hash(password)` and `argon2.verify(hash, password)`, or bcrypt with a cost of 12; rehash the old ones at the next sign-in',
  python:
    '`argon2.PasswordHasher().hash(password)`, or the framework’s own hasher; rehash the old ones at the next sign-in',
  go: '`bcrypt.GenerateFromPassword(password, 12)` and `CompareHashAndPassword`; rehash the old ones at the next sign-in',
  java: '`Argon2PasswordEncoder` or `BCryptPasswordEncoder(12)`; rehash the old ones at the next sign-in',
  csharp: '`PasswordHasher<T>`, or Argon2id; rehash the old ones at the next sign-in',
  ruby: '`has_secure_password`; rehash the old ones at the next sign-in',
  php: '`password_hash($password, PASSWORD_DEFAULT)` and `password_verify`; rehash the old ones at the next sign-in',
  rust: '`argon2::Argon2::default()`; rehash the old ones at the next sign-in',
};

const COMPARED =
  /\b(?:user|account|row|member|customer|found|record|existing|u|person|admin)\w*(?:\.|->|\[["'])(?:password|passwd|pwd|pin)["'\]]*\s*(?:===?|!==?)\s*(?:\w+(?:\.|->|\[["']))*(?:\w*password|pwd|passwd|pin)\b|\b(?:\w+\.)*password\s*(?:===?|!==?)\s*\w+(?:\.|->)(?:password|passwd|pwd)\b|\b(?:getPassword\(\)|\.Password)\s*(?:\.equals\(|==\s*)\s*\w*\.?\w*[pP]assword/g;
const STORED =
  /\b(?:create|insert|save|new [A-Z]\w*|INSERT INTO \w*(?:user|account|member|customer)\w*)\b[\s\S]{0,160}?\bpassword["']?\s*(?::|=>|=)\s*(?:\$?(?:req|request|body|data|input|params|payload|dto|form)\w*(?:\.|->|\[)[\w.[\]'":>()-]*password["'\])]*|password)\s*[,}\n)]/;

function plain(program: Program): Told[] {
  const found = [...program.bare.matchAll(COMPARED)]
    .filter((match) => !/confirm|repeat|hash|confirmation/i.test(statementAt(program, match.index).text))
    .map((match) =>
      weak(
        program,
        match.index,
        `\`${match[0].trim()}\` compares a password as it is`,
        'it is kept as people type it: whoever reads a row, a backup or a log has the account',
      ),
    );
  for (const unit of program.units) {
    const body = program.bare.slice(unit.body, unit.end);
    const match = STORED.exec(body);
    if (
      !match ||
      /hash|bcrypt|argon|scrypt|encrypt|encode\(|set_password|createUser|has_secure_password|make_password|signUp|schema|UserModel/i.test(
        body,
      ) ||
      program.language === 'ruby' ||
      found.length > 0
    )
      continue;
    found.push(
      weak(
        program,
        unit.body + match.index + Math.max(0, match[0].search(/\bpassword["']?\s*(?::|=)/)),
        'a password is kept as it came',
        'whoever reads a row, a backup or a log has the account',
      ),
    );
  }
  return found;
}

/** A cost that was enough twenty years ago. */
function cheap(program: Program): Told[] {
  return callsOf(
    program,
    /bcrypt\w*\.(?:hash|hashSync|genSalt|genSaltSync|GenerateFromPassword|gensalt|HashPassword)$|BCryptPasswordEncoder$|pbkdf2(?:_hmac|Sync)?$/,
  ).flatMap(({ name, start, args }) => {
    const isPbkdf = /pbkdf2/.test(name);
    const cost = Number(
      (isPbkdf ? /,\s*([\d_]{3,})\s*[,)]/ : /(?:^|,|=)\s*(\d{1,2})\s*$/)
        .exec(`${args.trim()}${isPbkdf ? ')' : ''}`)?.[1]
        ?.replaceAll('_', ''),
    );
    if (!(cost > 0) || cost >= (isPbkdf ? 100_000 : 10)) return [];
    return [
      {
        ...weak(
          program,
          start,
          `\`${name}\` runs with a cost of ${cost}`,
          'the cost is what keeps guessing slow, and this one is for machines of long ago',
        ),
        severity: 'medium' as const,
      },
    ];
  });
}
