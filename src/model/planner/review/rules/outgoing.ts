import { OUTGOING, type Outgoing } from '../../knowledge/review-outgoing.ts';
import { type Call, callsOf, statementAt } from '../code/code.ts';
import type { Judgement, Program, Told } from '../code/program.ts';

/** Calls to other systems: without a limit on their time, or to where the caller says. */
export const outgoing: Judgement = (program) =>
  OUTGOING[program.language].flatMap((way) =>
    callsOf(program, way.call).flatMap((call) => [...withoutLimit(program, way, call), ...toAnywhere(program, call)]),
  );

function withoutLimit(program: Program, way: Outgoing, call: Call): Told[] {
  if (way.why === undefined || way.limitedByFile?.test(program.bare) || isLocal(program, call)) return [];
  if (
    way.limited.test(call.args) ||
    way.limited.test(statementAt(program, call.start).text) ||
    hasNamedOptions(program, way, call)
  )
    return [];
  const where = hostOf(call.args);
  return [
    {
      severity: 'medium',
      harms: 'speed',
      rule: 'no-timeout',
      line: program.lineAt(call.start),
      what: `\`${call.name}\` calls ${where ? `\`${where}\`` : 'another system'} without a limit on its time`,
      why: way.why,
      fix: way.fix,
    },
  ];
}

/** A file on the disk is read with the same call as an address. */
function isLocal(program: Program, { name, args, start }: Call): boolean {
  return name === 'file_get_contents' && !/https?:|url|uri|endpoint/i.test(args) && !program.isGiven(args, start);
}

/** Options that were made before, under a name. */
function hasNamedOptions({ bare }: Program, way: Outgoing, { args }: Call): boolean {
  const names = [...args.matchAll(/(?:\.\.\.|\*\*|,\s*)(\w+)\s*(?=[,}]|$)/g)].map(([, name]) => name ?? '');
  return names.some((name) => {
    const made = new RegExp(`\\b${name}\\s*(?::[^=\\n]+)?=\\s*([\\s\\S]{0,400})`).exec(bare)?.[1];
    return made !== undefined && way.limited.test(made.split(/\n\s*\n/)[0] ?? '');
  });
}

function hostOf(args: string): string | undefined {
  return /["'`]https?:\/\/([\w.-]+)/.exec(args)?.[1];
}

const CHECKED =
  /\b(?:ALLOW\w*|allow(?:ed)?_?\w*|whitelist\w*|is_?(?:Private|Public|Safe|Allowed|Internal|Global|global|private|public|safe|allowed|internal)\w*|assert\w*(?:Host|Url|URL|Public|Safe)\w*|validate_?\w*(?:url|host|Url|Host|URL)\w*|check_?\w*(?:url|host|Url|Host)\w*|safe\w*(?:Fetch|Url|Host)\w*|ssrf\w*|is_private|is_loopback|resolve_public\w*|ensure\w*(?:Public|Host|Url)\w*)\b|\.(?:hostname|host|netloc|Host|getHost\(\)|Hostname\(\))\s*(?:===?|!==?|in\b|not in\b|\))|\.has\(\w*\.?(?:host|hostname)/i;

/** An address that the caller chooses, as a whole or in its host. */
function toAnywhere(program: Program, call: Call): Told[] {
  const unit = program.unitOf(call.start);
  const address = addressIn(call);
  const first = /^\s*\(?\s*([^,]*)/.exec(address)?.[1]?.trim() ?? '';
  const chosen = /^(?:f|\$)?["'`](?:https?:\/\/)?(?:\$\{|#\{|\{|%s|["']\s*[.+])\$?\s*([\w.$>\-[\]'"()]*)/.exec(
    address.trim(),
  )?.[1];
  const isFixed = /^(?:f|\$)?["'`]/.test(first) && chosen === undefined;
  if (isFixed || first === '' || CHECKED.test(unit ? program.bare.slice(unit.body, unit.end) : '')) return [];
  if (
    !program.isGiven(chosen ?? first, call.start) ||
    /config|env|settings|base_?url/i.test(chosen ?? first.split(/[+.]\s/)[0] ?? '')
  )
    return [];
  const shown = (chosen ?? first).slice(0, 50);
  return [
    {
      severity: 'high',
      harms: 'security',
      rule: 'server-side-request',
      line: program.lineAt(call.start),
      what: `\`${call.name}\` calls whatever address \`${shown}\` holds, and the caller chooses it`,
      why: 'the server fetches from inside the network: metadata of the cloud, databases, admin pages that no firewall keeps from it',
      fix: 'allow https and a list of hosts only, resolve the name once, refuse private and link-local addresses, follow no redirects',
    },
  ];
}

function addressIn({ name, args }: Call): string {
  if (/^http\.NewRequestWithContext$/.test(name)) return args.split(',').slice(2).join(',');
  if (/^http\.NewRequest$|^requests\.request$|->request$/.test(name)) return args.split(',').slice(1).join(',');
  if (name === 'curl_setopt') return /CURLOPT_URL\s*,(.*)/s.exec(args)?.[1] ?? '';
  return /^\s*\{[\s\S]*?\burl\s*:\s*([^,}]+)/.exec(args)?.[1] ?? args;
}
