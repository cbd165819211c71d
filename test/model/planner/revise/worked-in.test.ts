import { describe, expect, it } from 'vitest';
import { workedIn } from '../../../../src/model/planner/revise/worked-in.ts';

const section = (markdown: string) => ({ heading: 'Data model', markdown });
const base = (markdown: string) => ({ title: 'T', sections: [section(markdown)] });
const OLD = 'one\n\ntwo\n\nthree\n\nfour\n';
const NEW = 'one\n\n2\n\nthree\n\nfour\n';

function merged(report: string, ...bases: string[]): string {
  return workedIn(section(NEW), bases.map(base), report).markdown.trim();
}

describe('a section that changes', () => {
  it('is as it is composed, where nobody has touched it', () => {
    expect(merged(`# T\n\n## Data model\n\n${OLD}\n## Next\n\nx\n`, OLD)).toBe(NEW.trim());
  });

  it('keeps what people wrote into it', () => {
    const stands = `# T\n\n## 1. Data model\n\nBy hand.\n\n${OLD}\nAnd this.\n`;
    expect(merged(stands, OLD)).toBe(`By hand.\n\n${NEW}\nAnd this.`);
  });

  it('is taken as it is where both changed the same lines, and where it is not there yet', () => {
    expect(merged(`# T\n\n## Data model\n\n${OLD.replace('two', 'zwei')}`, OLD)).toBe(NEW.trim());
    expect(merged('# T\n\n## Else\n\nx\n', OLD)).toBe(NEW.trim());
  });

  it('goes on from the nearest of what it may have been', () => {
    const between = OLD.replace('four', '4');
    expect(merged(`# T\n\n## Data model\n\n${between}\nMine.\n`, OLD, between)).toBe(`${NEW.trim()}\n\nMine.`);
  });

  it('is found past a heading in a fence', () => {
    const stands = `# T\n\n## Data model\n\n\`\`\`\n## no heading\n\`\`\`\n\n${OLD}`;
    expect(merged(stands, OLD)).toBe(`\`\`\`\n## no heading\n\`\`\`\n\n${NEW.trim()}`);
  });
});
