import type { Finding } from '../../../session/finding.ts';
import { capacitySlips, type Peak } from '../arithmetic/capacities.ts';
import { crowdSlips, fanOutSlips } from '../arithmetic/crowds.ts';
import { namesOf } from '../arithmetic/derivations.ts';
import { shortNumber } from '../arithmetic/in-words.ts';
import { quantitiesIn } from '../arithmetic/quantity.ts';
import { figureTables } from '../arithmetic/read-table.ts';
import { type Text, textsOf } from '../arithmetic/texts.ts';
import type { Design } from '../design.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/arithmetic-crowd';
/** Texts of one section right before, from which a rate may come. */
const BEFORE = 2;

/** Rates that so many make who each do so much, and loads that so many are said to carry. */
export const arithmeticCrowds: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const texts = textsOf(design);
    const peaks = peaksOf(design, texts);
    return texts.flatMap((text, at): Finding[] => {
      const before = texts.slice(Math.max(0, at - BEFORE), at).filter(({ section }) => section === text.section);
      const slips = [
        ...crowdSlips(text.text),
        ...fanOutSlips(
          text.text,
          before.flatMap((one) => quantitiesIn(one.text)),
        ),
      ];
      const rates = slips.map(({ said, expected, result, at: place }): Finding => {
        const message = `${said} make ${expected}, but the text says ${result.text}.`;
        return { level: 'warning', rule: RULE, message, line: text.lineAt(place) };
      });
      const loads = capacitySlips(text.text, peaks).map(({ count, each, carries, load, at: place }): Finding => {
        const lines = peaks.filter(({ figure }) => figure === load).map(({ line }) => line);
        const message = `${count} at ${each} carry ${shortNumber(carries)}, which is less than the peak of ${load.text}.`;
        return { level: 'warning', rule: RULE, message, line: text.lineAt(place), with: lines };
      });
      return [...rates, ...loads];
    });
  },
};

function peaksOf(design: Design, texts: readonly Text[]): Peak[] {
  const tabled = figureTables(design).flatMap((table) => {
    const peakLines = new Set(
      table.rows.filter(({ cells }) => cells.some(({ text }) => PEAK.test(text))).map(({ line }) => line),
    );
    return namesOf(table).map(({ key, figure, line }) => ({ key, figure, line, isPeak: peakLines.has(line) }));
  });
  const told = texts.flatMap((text) =>
    quantitiesIn(text.text).flatMap((figure): Peak[] => {
      const lead =
        text.text
          .slice(Math.max(0, figure.start - 40), figure.start)
          .split(/[.;,:]\s/)
          .at(-1) ?? '';
      const behind = text.text.slice(figure.end, figure.end + 12);
      return /\bpeak\b[^\d]*$/i.test(lead) || /^\s*(?:at )?(?:the )?peak\b/i.test(behind)
        ? [{ figure, line: text.lineAt(figure.start) }]
        : [];
    }),
  );
  return [...tabled.filter(({ isPeak, key }) => isPeak || /^[A-Z]{1,3}-?\d{1,3}$/.test(key)), ...told];
}

const PEAK = /\bpeak\b/i;
