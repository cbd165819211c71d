import type { Finding } from '../../../session/finding.ts';
import { type SetValue, setValues } from '../prose/set-values.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/prose-setting';

/** A setting that the text gives another value than the file that is shown. */
export const proseSettings: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const all = setValues(design);
    const shown = all.filter(({ isShown }) => isShown);
    return all.flatMap((told): Finding[] => {
      if (told.isShown) return [];
      const own = shown.filter(({ name }) => name.toLowerCase() === told.name.toLowerCase());
      const [first] = own;
      if (!first || own.some((one) => isSame(one, told))) return [];
      const message = `The text sets \`${told.name.slice(0, 60)}\` to ${told.said}, line ${first.line} to ${first.said}.`;
      return [
        { level: 'warning', rule: RULE, message, line: told.line, with: own.map(({ line }) => line).slice(0, 3) },
      ];
    });
  },
};

/** Where only one of them has a unit, the name may have it for both. */
function isSame(one: SetValue, other: SetValue): boolean {
  const hasUnit = ({ said }: SetValue): boolean => /[a-z%]$/i.test(said);
  const number = ({ said }: SetValue): number => Number.parseFloat(said.replace(/[_,]/g, ''));
  return one.value === other.value || (hasUnit(one) !== hasUnit(other) && number(one) === number(other));
}
