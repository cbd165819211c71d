import type { Finding } from '../../../session/finding.ts';
import { near } from '../arithmetic/judge-statement.ts';
import type { Design } from '../design.ts';
import { type Setting, settingsIn } from './settings.ts';
import { toldSettings } from './told-settings.ts';

/**
 * A time that a setting in code gives (a timeout, a pause, a lease, how long something is kept), and that the text, or a
 * table, gives otherwise. Of several settings of one kind, the text has to name the one it speaks of.
 * @param rule the id of the finding
 */
export function otherSettings(design: Design, rule: string): Finding[] {
  const built = settingsIn(design);
  const told = toldSettings(design);
  return told.flatMap((said): Finding[] => {
    const alike = built.filter(({ aspect }) => aspect === said.aspect);
    const own = meant(said, alike, told);
    if (!own || near(own.value, said.value, 0.02)) return [];
    // It is told right elsewhere, or this is what another one has.
    const isRight = told.some((one) => one !== said && one.aspect === said.aspect && near(one.value, own.value, 0.02));
    if (isRight || alike.some(({ value }) => near(value, said.value, 0.02))) return [];
    const message = `The text gives ${said.said.slice(0, 60)} for this ${said.aspect}, but ${own.said} stands in line ${own.line}.`;
    return [{ level: 'warning', rule, message, line: said.line, with: [own.line] }];
  });
}

/** The setting that a text speaks of: that whose telling words it has, or the only one where it is the only one told. */
function meant(said: Setting, alike: readonly Setting[], told: readonly Setting[]): Setting | undefined {
  const named = alike.filter(({ of }) => of.length > 0 && of.every((word) => said.of.includes(word)));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const [one, ...more] = alike;
  const others = told.filter(({ aspect, value }) => aspect === said.aspect && !near(value, said.value, 0.02));
  const isNear = one?.of.some((word) => said.of.includes(word));
  return one && more.length === 0 && others.length === 0 && (isNear || one.of.length === 0) ? one : undefined;
}
