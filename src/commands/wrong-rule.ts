import type { RunFlags } from '../args.ts';
import type { Settings } from '../config.ts';
import type { Failure } from '../failure.ts';

/**
 * The first rule, of the flags and the settings, that cannot be read or could never allow anything: a rule that is
 * passed over would leave the user believing in it.
 */
export async function wrongRule(settings: Settings, flags: RunFlags): Promise<Failure | undefined> {
  const written = [
    ...flags.allow.map((text) => ({ text, effect: 'allow' as const, where: '--allow' })),
    ...flags.deny.map((text) => ({ text, effect: 'deny' as const, where: '--deny' })),
    ...(['allow', 'ask', 'deny'] as const).flatMap((effect) =>
      (settings[effect] ?? []).map((text) => ({ text, effect, where: `the setting ${effect}` })),
    ),
  ];
  if (written.length === 0) return undefined;
  const [{ readRule }, { allowsNothing }] = await Promise.all([
    import('../architect/permissions/rule.ts'),
    import('../architect/permissions/matches.ts'),
  ]);
  for (const { text, effect, where } of written) {
    const rule = readRule(text, effect);
    if (!rule) return wrong(`${JSON.stringify(text)} in ${where} is no rule.`, FORMS);
    if (allowsNothing(rule)) return wrong(`The rule ${text} in ${where} would allow nothing.`, EXACT);
  }
  return undefined;
}

const FORMS =
  'A rule is a tool and what it may do: Bash(npm test), Edit(src/**), WebFetch(domain:example.com), mcp__github__*.';

const EXACT =
  'That program can do anything by its arguments, or the command means more to a shell than it says: only an exact, plain command can be allowed.';

function wrong(message: string, next: string): Failure {
  return { kind: 'usage', message, next };
}
