import { MODELS } from '../model/catalogue.ts';
import type { World } from '../world.ts';

/** `backend-architect models`: those known by name, with what they cost; any other id is accepted too. */
export function models({ stdout }: World, format: 'text' | 'json'): void {
  if (format === 'json') {
    stdout.write(`${JSON.stringify(MODELS, null, 2)}\n`);
    return;
  }
  const rows = MODELS.map(({ id, family, price, endsOn }) => {
    const cost = price ? `$${price.input} in, $${price.output} out per million tokens` : 'price not known';
    return `${id.padEnd(28)} ${family.padEnd(8)} ${cost}${endsOn ? `, ends on ${endsOn}` : ''}`;
  });
  stdout.write(`${'planner'.padEnd(28)} ${'-'.padEnd(8)} built in, by rules, no key and no cost\n${rows.join('\n')}\n`);
}
