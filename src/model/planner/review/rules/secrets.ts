import { callsOf } from '../code/code.ts';
import type { Judgement, Program, Told } from '../code/program.ts';

const SECRET_NAME =
  /(?:api_?key|app_?key|secret(?:_?key)?|passwd|password|passphrase|auth_?token|access_?token|private_?key|secret_?access_?key|signing_?key|encryption_?key|jwt_?key|webhook_?key|client_?secret|credentials?)$/i;
const KNOWN =
  /\b(?:sk_live_|rk_live_|sk_test_(?=\w{20})|AKIA[0-9A-Z]{12}|ghp_[A-Za-z0-9]{20}|github_pat_\w{20}|xox[abp]-\d|glpat-[\w-]{16}|AIza[\w-]{30}|SG\.[\w-]{16}\.|eyJhbGciOi\w{10,}\.\w+\.)|-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----/;
const WITH_LOGIN =
  /\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|rediss?|amqps?|mssql)(?:\+\w+)?:\/\/[\w.-]*:(?!\$|\{|%s|#\{|<|\*|password\b|pass\b|secret\b|changeme\b)([^@\s"'${}#]{3,})@(?!localhost|127\.0\.0\.1|db[:/]|postgres[:/]|mysql[:/]|redis[:/]|mongo[:/]|host[:/])/;
const NO_SECRET =
  /^(?:|change-?me.*|your[-_ ].*|x{3,}.*|\*+.*|<.*>|\$\{.*|example.*|placeholder.*|test.*|(?:required|sometimes|nullable|string|confirmed)\b.*|dummy.*|fake.*|secret|password|token|bearer|none|null|undefined|true|false|string|text|hidden|required|invalid.*|\/.*|https?:.*|[\w.-]+ [\w .,-]+)$/i;

/** Secrets: in the code, in the log, in addresses, in answers. */
export const secrets: Judgement = (program) => [
  ...written(program),
  ...logged(program),
  ...inAddresses(program),
  ...shown(program),
];

function written(program: Program): Told[] {
  if (/(?:^|[/.])(?:test|spec|fixture|example|mock)s?\b/i.test(program.path)) return [];
  return program.strings.flatMap((string) => {
    const { body, start, quote, prefix } = string;
    const before = program.bare.slice(Math.max(0, start - 120), start);
    const isKnown = KNOWN.test(body) || WITH_LOGIN.test(body);
    const name = isKnown ? undefined : (nameBefore(before) ?? argumentName(before));
    const isPlain = quote !== '`' || !body.includes('${');
    const isSecret =
      name !== undefined &&
      SECRET_NAME.test(name) &&
      isPlain &&
      !/f/i.test(program.language === 'python' ? prefix : '') &&
      !/[#$]\{|%s|^:|^\w+\.\w+\.\w+$/.test(body) &&
      looksSecret(body, name);
    if (!isKnown && !isSecret) return [];
    const what = name
      ? `\`${name}\` is written into the code`
      : WITH_LOGIN.test(body)
        ? 'a login with its password is written into the code'
        : 'a secret is written into the code';
    return [
      {
        severity: 'high' as const,
        harms: 'security' as const,
        rule: 'secret-in-code',
        line: program.lineAt(start),
        what,
        why: 'everybody with the repository has it, and its history keeps it for ever',
        fix: `read it from the environment or a secret store, refuse to start without it, and replace the one that stands here wherever it is used`,
      },
    ];
  });
}

function nameBefore(before: string): string | undefined {
  return (
    /(?<!::)\b([A-Za-z_$][\w$]*)["'\]]*\s*(?::\s*[\w<>&' ]+)?\s*(?:=>|:=|=|:)\s*[a-z]?$/.exec(before)?.[1] ??
    /([A-Za-z_$][\w$.]*)["'\])]*\s*(?:\|\||\?\?|or|,)\s*$/.exec(
      /(?:env|getenv|environ)[^\n]*$/i.test(before) ? before : '',
    )?.[1] ??
    /(?:env|getenv|environ\.get|ENV\.fetch)\W+(\w+)["'\])]*\s*,\s*$/i.exec(before)?.[1]
  );
}

/** `jwt.sign(payload, '…')`, `createHmac('sha256', '…')`. */
function argumentName(before: string): string | undefined {
  return /\b(?:jwt\.(?:sign|verify)\([^()]*,\s*|jwt\.(?:encode|decode)\([^()]*,\s*|createHmac\([^()]*,\s*|hmac\.new\(\s*b?)$/.test(
    before,
  )
    ? 'signing_key'
    : undefined;
}

function looksSecret(body: string, name: string): boolean {
  // A name of a type, in two or more capitals.
  if (/^(?:[A-Z][a-z\d]+){2,}$/.test(body)) return false;
  if (
    NO_SECRET.test(body) ||
    body.length < 8 ||
    /\s/.test(body) ||
    /^[A-Z_]+$/.test(body) ||
    body.toLowerCase().replace(/[-_]/g, '') === name.toLowerCase().replace(/[-_]/g, '')
  )
    return false;
  return (
    /\d/.test(body) ||
    /[^\w.-]/.test(body) ||
    (body.length >= 12 &&
      /[-_]/.test(body) &&
      /secret|signing|jwt|key$/i.test(name) &&
      !/^[a-z]+(?:[-_.][a-z]+)?$/.test(body))
  );
}

const LOGS =
  /^(?:console\.\w+|(?:this\.|self\.|@|h\.|s\.)?_?(?:log|logger|logging|LOG|Log|slog|app\.logger|logger\(\)|req\.log|request\.log|fastify\.log|current_app\.logger|Rails\.logger|zap|logrus|l|log\(\))(?:\.|->|::)\w+|print|println!?|printf|puts|p|pp|error_log|fmt\.Print\w*|System\.out\.print\w*|info!|debug!|warn!|error!|tracing::\w+!?|Log::\w+|var_dump|print_r|_logger\.Log\w+|Console\.Write\w*)$/;
const SENSITIVE =
  /(?<![\w])(?:[\w$]*[.>[\]'"{(\s,=:])?["']?((?:\w*_)?(?:password|passwd|pwd|pin|cvv|cvc|card_?number|cardNo|card_no|pan|secret|access_?token|refresh_?token|api_?key|apikey|private_?key|iban|ssn|otp|client_?secret|session_?token|auth_?token|credentials|jwt)|(?:[a-z]+(?:Password|Secret|AccessToken|RefreshToken|ApiKey|PrivateKey|CardNumber|Cvc|Cvv|Otp|Ssn|Pin)))\b/i;

function logged(program: Program): Told[] {
  return callsOf(program, LOGS).flatMap(({ name, start, args, open }) => {
    const values = valuesIn(program, args, open);
    const all = [...values.matchAll(new RegExp(SENSITIVE.source, 'gi'))].map(([, secret]) => secret ?? '');
    const direct = [...new Set(all)].slice(0, 3).join('`, `');
    const said = direct === '' ? throughName(program, values, start) : direct;
    const isMasked =
      /mask|redact|hash|\*{3}|\.slice\(|last4|last_4|\[-4:\]|len\(|\.length|obfuscat|\bis not None\b|!!|Boolean\(|bool\(|present\?|substr/i.test(
        values,
      );
    if (said === undefined || isMasked) return [];
    return [
      {
        severity: 'high' as const,
        harms: 'security' as const,
        rule: 'secret-in-log',
        line: program.lineAt(start),
        what: `\`${said}\` ${said.includes('`') ? 'are' : 'is'} written to the log with \`${name}\``,
        why: 'logs are copied to other systems, read by many and kept for long: what opens an account is there for all of them',
        fix: `leave \`${said}\` out; log the id of the account or of the request`,
      },
    ];
  });
}

/** What is logged besides fixed words: arguments that are no strings, and what stands inside strings as code. */
function valuesIn({ plain, strings }: Program, args: string, open: number): string {
  const inside = strings.filter(({ start }) => start > open && start < open + args.length + 1);
  const pieces = inside.flatMap(({ body }) =>
    [...body.matchAll(/[$#]?\{([^}]+)\}|(\$\w+(?:->\w+)*)/g)].map(([, braced, dollar]) => braced ?? dollar ?? ''),
  );
  const keys = inside
    .filter(({ start, end }) => /\[\s*$/.test(plain.slice(open, start)) && /^\s*\]/.test(plain.slice(end, end + 4)))
    .map(({ body }) => body);
  return ` ${plain.slice(open + 1, open + 1 + args.length)} ${pieces.join(' ')} ${keys.join(' ')}`;
}

/** A variable that holds a secret under a name that does not tell. */
function throughName(program: Program, values: string, at: number): string | undefined {
  const unit = program.unitOf(at);
  if (!unit) return undefined;
  const before = program.bare.slice(unit.body, at);
  for (const [, name = ''] of values.matchAll(/(?<![\w.$>])\$?([a-z]\w{1,})\b(?!\s*[(:=])/g)) {
    const value = new RegExp(`(?:^|[^\\w.])${name}\\s*(?::=|=)(?!=)\\s*([^\\n]+)`).exec(before)?.[1];
    if (
      value &&
      /\b(?:env|environ|getenv|Getenv|ENV|config|settings|secrets?)\b/i.test(value.split(/[{,'"`]/)[0] ?? '') &&
      /(?:KEY|SECRET|TOKEN|PASSWORD)\b/i.test(value) &&
      !/PUBLIC|KEY_?ID/i.test(value)
    )
      return name;
  }
  return undefined;
}

const IN_QUERY =
  /[?&](?:access_token|api_?key|apikey|token|key|secret|password|auth|client_secret|appid|sig_key)=(?:\$\{|#\{|\{|%s|%v|["'`]\s*[+.]|$)/i;

function inAddresses(program: Program): Told[] {
  const sent = program.strings.filter(
    ({ body }) =>
      IN_QUERY.test(body) &&
      !/\/(?:reset|verify|confirm|activate|invit|unsubscribe|magic|download)|page|cursor/i.test(body),
  );
  const read = [
    ...program.bare.matchAll(
      /\b(?:req|request|ctx|c)\.(?:query|args|query_params|GET)(?:\.get\(\s*["']|\[["']|\.)((?:access_?token|api_?key|apikey|password|secret|client_secret))\b|\.Query(?:\(\)\.Get)?\(\s*"(access_token|api_?key|password|secret)"|getParameter\("(access_token|api_?key|password)"|\$request->query\('(access_token|api_?key|password)'|\$_GET\['(access_token|api_?key|password|token)'\]|@RequestParam[^)\n]*\b(accessToken|apiKey|password)\b/gi,
    ),
  ];
  const told = (offset: number, what: string, fix: string): Told => ({
    severity: 'medium',
    harms: 'security',
    rule: 'secret-in-url',
    line: program.lineAt(offset),
    what,
    why: 'addresses are kept: in access logs, proxies, browser histories and the Referer of the next page',
    fix,
  });
  return [
    ...sent.map(({ start, body }) =>
      told(
        start,
        `a secret is sent as \`${/[?&](\w+)=/.exec(IN_QUERY.exec(body)?.[0] ?? '')?.[1] ?? 'key'}\` in the query of an address`,
        'send it in a header: `Authorization: Bearer …`, or what the other side offers instead',
      ),
    ),
    ...read.map((match) =>
      told(
        match.index,
        `\`${match.slice(1).find((name) => name !== undefined) ?? 'a secret'}\` is read from the query of the address`,
        'read it from the `Authorization` header, or from the body of a POST',
      ),
    ),
  ];
}

const ANSWER =
  /^(?:res|reply|response|ctx|c)(?:\.\w+\(\))*\.(?:json|send|JSON)$|^(?:jsonify|JsonResponse|JSONResponse|Response)$|^response\(\)->json$|^ResponseEntity\.ok$|^(?:Ok|Results\.Ok)$/;

/** Secrets, and the insides of the program, in what is answered. */
function shown(program: Program): Told[] {
  const found: Told[] = [];
  for (const { args, start, name } of callsOf(program, ANSWER)) {
    if (name === 'Ok' && program.language !== 'csharp') continue;
    const field =
      /\b(password_?hash|passwordHash|password_?digest|hashed_?password|password|secret|api_?key|private_?key|otp_?secret|totp_?secret)["'\]]*\s*(?::|=>|,|\}|\))/i.exec(
        keysOf(args),
      )?.[1];
    if (field && !/error|message|undefined|omit|delete/i.test(args))
      found.push(
        answered(
          program,
          start,
          `\`${field}\` is part of the answer`,
          'name the fields that are answered, one by one, and leave it out',
        ),
      );
    else if (
      /\b(?:err|error|e|exc|ex)\.(?:stack|stackTrace|backtrace)\b|traceback\.format_exc\(\)|getTraceAsString/.test(args)
    )
      found.push({
        ...answered(
          program,
          start,
          'the stack of an error is part of the answer',
          'answer a text that says nothing of the program, with an id that the log has too',
        ),
        severity: 'medium',
        rule: 'insides-in-answer',
        why: 'paths, versions and queries tell an attacker what to try next',
      });
  }
  if (program.language === 'go')
    for (const match of program.text.matchAll(
      /^\s*(\w*(?:Password|PasswordHash|Secret|Hash)\w*)\s+(?:string|\[\]byte)\s+`json:"(?!-)(\w*(?:pass|secret|hash)\w*)[^`]*`/gim,
    )) {
      const home = program.blocks.findLast(({ start, end }) => start < match.index && match.index < end);
      if (
        !/Request|Input|Body|Login|Create|Sign|Credentials|Payload|New|Config|Register|Claims/i.test(home?.head ?? '')
      )
        found.push(
          answered(
            program,
            match.index + match[0].search(/\S/),
            `\`${match[1]}\` is written out as \`${match[2]}\` wherever this struct is`,
            'the tag `json:"-"`, and a struct of its own for what comes in',
          ),
        );
    }
  return found;
}

/** What is answered, without what is said in words and without what is handed on to other calls. */
function keysOf(args: string): string {
  return args
    .replace(/["'`][^"'`\n]*\s[^"'`\n]*["'`]/g, '""')
    .replace(/\w+\[["']\w+["']\]/g, 'x')
    .replace(/[\w.]+\([^()]*\)/g, 'x');
}

function answered(program: Program, at: number, what: string, fix: string): Told {
  return {
    severity: 'high',
    harms: 'security',
    rule: 'secret-in-answer',
    line: program.lineAt(at),
    what,
    why: 'whoever reads the answer, or a cache or log that holds it, can attack the account at leisure',
    fix,
  };
}
