import { callsOf, statementAt } from '../code/code.ts';
import type { Judgement, Program, Told } from '../code/program.ts';
import type { Route } from '../code/routes.ts';
import { classAt } from '../code/units.ts';

/** Names of what asks who is calling. */
const GUARD =
  /\b(?!author\b|authors\b)(?:\w*(?:auth|jwt|login|logged|signed|permission|guard|principal|protect|identity|verif\w*Token|bearer|passport)\w*|(?:require|ensure|only|must|check|is|has|assert|allow|need)(?:_|(?=[A-Z]))(?!json|body|valid|schema|int|str|field|param|query|http|post|get|safe|array|string|null|GET|POST|email|uuid|ajax)\w+|current_\w+|\w*Current[A-Z]\w+|current[A-Z]\w+|api_?key\w*|Secured|RolesAllowed|PreAuthorize|UseGuards|Roles|Authorize|session_user|admin_only|adminOnly|get_user|getUser|getServerSession|verify_token|verifyToken|can|staff_member_required|user_passes_test|IsAdminUser)\b/i;
const PUBLIC_PATH =
  /log-?in|log-?out|sign-?in|sign-?up|sign-?out|register|registration|webhook|hooks?\b|health|ping|callback|oauth|\btokens?\b|\bauth\b|passw|forgot|reset|verif|confirm-|activate|newsletter|contact|public|csp|metrics|graphql|\/sessions?$|search/i;
/** In the body: it asks for itself. */
const ASKS =
  /\b(?:401|403)\b|Unauthorized|Forbidden|UNAUTHORIZED|FORBIDDEN|(?<!\.)\bsession(?:\[|\.get\(|\.user|\.uid)|req(?:uest)?\.(?:user|auth|session|account)\b|res\.locals\.\w*(?:user|auth|customer|account|crew|session)|ctx\.state\.user|current_?user|currentUser|HasPermission|\.can\(|authorize|getUser\(|hmac|signature|Signature|compare_digest|timingSafeEqual|verify\w*\(/;

/** Routes that change something and ask nobody who they are. */
export const auth: Judgement = (program) => {
  const writes = program.routes.filter((route) => route.method !== 'get' && !isPublic(program, route));
  const open = writes.filter((route) => !isGuarded(program, route));
  return [...(program.language === 'ruby' ? [] : openRoutes(program, open)), ...skipped(program)];
};

/** Whoever signs in or up cannot have signed in before. */
function isPublic(program: Program, { method, path, unit, start }: Route): boolean {
  const { bare } = program;
  const home = /class\s+(\w+)/.exec(classAt(program, start)?.head ?? '')?.[1] ?? '';
  if (/Regist|Login|SignUp|SignIn|Auth(?!or)|Password|Webhook|Token/.test(home)) return true;
  // An account is made by whoever has none yet.
  if (method === 'post' && /(?:^|\/)(?:users?|accounts?|members?|customers?)\/?$/i.test(path)) return true;
  const takesPassword =
    method === 'post' && unit !== undefined && /pass(?:word|wd)/i.test(bare.slice(unit.body, unit.end));
  return takesPassword || PUBLIC_PATH.test(path) || PUBLIC_PATH.test(unit?.name ?? '');
}

function openRoutes(program: Program, open: readonly Route[]): Told[] {
  const others = program.routes.filter(
    (route) => !open.includes(route) && !isPublic(program, route) && isGuarded(program, route),
  );
  const isAllSeen = isWhole(program);
  return open.flatMap((route) => {
    const witness =
      others.find((other) => other.on === route.on && isOneScope(program, other, route)) ??
      (isHandedIn(program, route) ? undefined : others[0]);
    if (witness === undefined && !isAllSeen) return [];
    const name = nameOf(route);
    const changes = route.unit ? program.bare.slice(route.unit.body, route.unit.end) : '';
    const harm = /delete|destroy|remove/i.test(`${route.method} ${changes}`) ? 'deletes' : 'changes';
    return {
      severity: 'high',
      harms: 'security',
      rule: 'open-write-route',
      line: program.lineAt(route.start),
      what: witness
        ? `${name} ${harm} data and asks nobody who they are, while ${nameOf(witness)} does`
        : `${name} ${harm} data, and nothing in this file asks who is calling`,
      why: 'anybody who finds the address can call it, for any id they can guess',
      fix: fixFor(program, witness),
    };
  });
}

/** Whether two routes were registered in one function, so that one name is one router. */
function isOneScope({ units }: Program, a: Route, b: Route): boolean {
  const home = ({ start }: Route) => units.findLast((unit) => unit.body <= start && start < unit.end);
  return a.on === '' || home(a) === home(b);
}

/** A router that comes as a parameter may have been guarded by whoever made it. */
function isHandedIn(program: Program, { on, start }: Route): boolean {
  const around = program.units.filter((unit) => unit.start < start && start < unit.end);
  return on !== '' && around.some(({ params }) => new RegExp(`\\b${on.replace(/\W/g, '')}\\b`).test(params));
}

/** `DELETE /bookings/:ref`, or the name of the function. */
export function nameOf({ method, path, unit }: Route): string {
  return path ? `\`${method.toUpperCase()} ${path}\`` : unit?.name ? `\`${unit.name}\`` : `\`${method.toUpperCase()}\``;
}

function fixFor(program: Program, witness: Route | undefined): string {
  const guard = witness ? GUARD.exec(witness.between.replace(/^[^@,]*,/, ''))?.[0] : undefined;
  const named = guard && !/^(?:is|has|can)$/.test(guard) ? `the same \`${guard}\` as there` : undefined;
  const words: Record<Program['language'], string> = {
    js: 'a middleware that checks the token before the handler',
    python: 'a decorator or dependency that checks the session or token',
    go: 'a middleware around the handler that checks the token',
    java: '`@PreAuthorize` with the role that may do it',
    csharp: '`[Authorize]` with a policy',
    ruby: 'no exception for it in `before_action`',
    php: 'its place inside the group with the `auth` middleware',
    rust: 'an extractor that checks the token',
  };
  return `${named ?? words[program.language]}, and in the query the owner of the row as a condition`;
}

function isGuarded(program: Program, route: Route): boolean {
  return hasOwn(program, route) || isAroundGuarded(program, route);
}

function hasOwn(program: Program, { between, unit, path }: Route): boolean {
  const decorators = between.replace(path, '').replace(/AllowAny\b|AllowAnonymous|@Public\(\)|PermitAll/g, '');
  const body = unit ? program.bare.slice(unit.body, unit.end) : '';
  return (
    GUARD.test(withoutStrings(decorators)) ||
    /dependencies\s*=\s*\[?\s*\w*Depends|middleware\(|preHandler|onRequest|beforeHandler/.test(decorators) ||
    (unit !== undefined && (GUARD.test(aliased(program, unit.params)) || ASKS.test(body)))
  );
}

/** `me: CurrentTuner`, where that is an alias of a dependency. */
function aliased({ bare }: Program, params: string): string {
  const names = [...params.matchAll(/:\s*([A-Z]\w+)/g)].map(([, name]) => name ?? '');
  return `${params} ${names.map((name) => new RegExp(`^${name}\\s*=\\s*Annotated\\[(.*)\\]`, 'm').exec(bare)?.[1] ?? '').join(' ')}`;
}

function withoutStrings(text: string): string {
  return text.replace(/(["'`])(?!auth)(?:(?!\1).)*\1/g, '""');
}

/** By the class, the group, the router or the server around it. */
function isAroundGuarded(program: Program, route: Route): boolean {
  const { bare, language } = program;
  const home = classAt(program, route.start);
  if (
    home &&
    (GUARD.test(home.head) ||
      /permission_classes\s*=(?!.*AllowAny)|\bmiddleware\(\s*\[?['"]auth|login_url|LoginRequiredMixin/.test(
        bare.slice(home.start, home.end).slice(0, 1_200),
      ))
  )
    return true;
  if (language === 'ruby' && home) return guardedAction(bare.slice(home.body, home.end), route.unit?.name ?? '');
  const groups = program.blocks.filter(
    ({ start, body, end }) => start < route.start && route.start < end && body > start,
  );
  if (groups.some(({ start }) => GUARD.test(withoutStrings(statementBefore(program, start))))) return true;
  return usedBefore(program, route);
}

/** What stands on the line of a block's head before it: `Route::middleware('auth')->group(`. */
function statementBefore({ bare, plain }: Program, start: number): string {
  return bare.slice(plain.lastIndexOf('\n', start) + 1, start).replace(/^.*\b(?:function|def|fn|func)\b.*$/, '');
}

/** A guard that the router, or the server, was given as a whole. */
function usedBefore(program: Program, { on, start }: Route): boolean {
  const { bare } = program;
  const name = on.replace(/[^\w.]/g, '');
  if (name === '') return false;
  const escaped = name.replace(/\./g, '\\.');
  const uses = callsOf(
    program,
    new RegExp(`^${escaped}\\.(?:use|Use|addHook|before_request|before|middleware|register)$`),
  );
  const inScope = uses.filter((use) => use.start < start || /addHook|before_request/.test(use.name));
  if (
    inScope.some(
      ({ args }) => isForAll(args) && (GUARD.test(withoutStrings(args)) || /jwtVerify|authorization/i.test(args)),
    )
  )
    return true;
  const made = new RegExp(`\\b${escaped}\\s*(?::=|=)(?!=)`).exec(bare);
  const making = made ? statementAt(program, made.index).text : '';
  if (/dependencies\s*=|\.With\(|\.Group\(|middleware/.test(making) && GUARD.test(withoutStrings(making))) return true;
  const wraps = callsOf(program, /^\w+$/).filter(({ args }) => new RegExp(`\\b${escaped}\\b`).test(args));
  if (wraps.some((wrap) => GUARD.test(wrap.name))) return true;
  return program.units.some(
    ({ head, body, end }) => /middleware|before_(?:app_)?request/.test(head) && ASKS.test(bare.slice(body, end)),
  );
}

/** `app.use('/admin', guard)` guards one address. */
function isForAll(args: string): boolean {
  return !/^\s*["'`]\/\w/.test(args);
}

function guardedAction(body: string, action: string): boolean {
  for (const [, rest = ''] of body.matchAll(
    /(?:^|\n)\s*(?:prepend_)?before_action :?(\w*(?:auth|require|check|verify|login|signed|ensure)\w*[^\n]*)/g,
  )) {
    if (/only:/.test(rest) && !new RegExp(`:?\\b${action}\\b`).test(rest.slice(rest.indexOf('only:')))) continue;
    if (/except:/.test(rest) && new RegExp(`:?\\b${action}\\b`).test(rest.slice(rest.indexOf('except:')))) continue;
    return !new RegExp(`skip_before_action[^\\n]*\\b${action}\\b`).test(body);
  }
  // What a controller inherits is not seen.
  return true;
}

/** Whether the whole of a program is seen, so that a guard could not stand elsewhere. */
function isWhole({ bare, routes, gaps, language }: Program): boolean {
  if (gaps.length > 0 || language === 'java' || language === 'csharp' || language === 'ruby' || language === 'php')
    return false;
  const makes =
    /\bexpress\(\)|\bFlask\(|\bFastAPI\(|fastify\(|new (?:Koa|Hono|Elysia)\(|gin\.(?:Default|New)\(|http\.NewServeMux\(|echo\.New\(|fiber\.New\(|chi\.NewRouter\(|HttpServer::new|Router::new\(\)|\bapp\.(?:post|put|patch|delete)\(/.test(
      bare,
    );
  const isGoLibrary = language === 'go' && !/func main\(\)/.test(bare);
  return (
    makes &&
    !isGoLibrary &&
    !GUARD.test(withoutStrings(bare.replace(/^import.*$|^from .* import .*$/gm, ''))) &&
    routes.length > 0
  );
}

const WRITES = /\b(create|update|destroy|delete|remove|approve|cancel|refund|transfer)\b/;

/** An exception from the guard for something that writes: Rails, and what others write as an annotation. */
function skipped(program: Program): Told[] {
  const found: Told[] = [];
  for (const match of program.bare.matchAll(
    /^[ \t]*(skip_before_action|before_action)\s+:(\w*(?:auth|login|sign|require|verify)\w*!?)([^\n]*)/gm,
  )) {
    const [, what = '', guard = '', rest = ''] = match;
    const list = /(only|except):\s*(?:\[([^\]]*)\]|:(\w+)|%i\[([^\]]*)\])/.exec(rest);
    const names = list?.[2] ?? list?.[3] ?? list?.[4] ?? '';
    const isOpen =
      (what === 'skip_before_action' && list?.[1] === 'only') || (what === 'before_action' && list?.[1] === 'except');
    const action = WRITES.exec(names)?.[1];
    if (
      !isOpen ||
      action === undefined ||
      /Session|Registration|Password|Webhook|Signup|Login/i.test(program.bare.slice(0, match.index))
    )
      continue;
    found.push({
      severity: 'high',
      harms: 'security',
      rule: 'open-write-route',
      line: program.lineAt(match.index + match[0].search(/\S/)),
      what: `\`${action}\` is taken out of \`${guard}\``,
      why: 'anybody can send it, signed in or not',
      fix: `drop :${action} from the ${list?.[1] === 'only' ? 'exception' : 'except list'}; if guests may really do it, limit its rate and check what they send`,
    });
  }
  for (const match of program.bare.matchAll(
    /@permission_classes\(\s*\[\s*AllowAny|\[AllowAnonymous\]|@PermitAll|@Public\(\)|permission_classes\s*=\s*[[(]\s*(?:permissions\.)?AllowAny/g,
  )) {
    const route = program.routes.find(
      ({ unit, start }) =>
        unit && Math.min(start, unit.start) <= match.index + match[0].length && match.index < unit.end,
    );
    if (!route || route.method === 'get' || PUBLIC_PATH.test(route.path) || PUBLIC_PATH.test(route.unit?.name ?? ''))
      continue;
    found.push({
      severity: 'high',
      harms: 'security',
      rule: 'open-write-route',
      line: program.lineAt(match.index),
      what: `${nameOf(route)} is opened to everybody`,
      why: 'anybody can send it, signed in or not',
      fix: 'require who may do it here as elsewhere',
    });
  }
  return found;
}
