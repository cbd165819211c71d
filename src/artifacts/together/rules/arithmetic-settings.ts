import type { Finding } from '../../../session/finding.ts';
import { remarkSlips } from '../arithmetic/settings/remarks.ts';
import { tokenSlips } from '../arithmetic/settings/token-lifetimes.ts';
import { settingSlips } from '../arithmetic/settings/told-settings.ts';
import { topicSlips } from '../arithmetic/settings/topics.ts';
import { workerSlips } from '../arithmetic/settings/workers.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/arithmetic-settings';
/** Of one design. */
const MOST = 20;

/** What is configured has to be what the text reckons with: keys, counts of workers, partitions, and the remarks beside them. */
export const arithmeticSettings: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const told = settingSlips(design).map(
      ({ key, said, own, line }): Finding => ({
        level: 'warning',
        rule: RULE,
        message: `The text gives \`${key}\` ${said}, but the configuration sets it to ${own.said}.`,
        line,
        with: [own.line],
      }),
    );
    const others = [...workerSlips(design), ...topicSlips(design), ...remarkSlips(design), ...tokenSlips(design)].map(
      ({ message, line, with: beside }): Finding => ({ level: 'warning', rule: RULE, message, line, with: beside }),
    );
    return [...told, ...others].slice(0, MOST);
  },
};
