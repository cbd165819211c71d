import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { nameKey } from '../names.ts';
import type { FailureTable, Outside } from './dependencies.ts';

/** A name as products and firms bear it: one or two words, none of which says what kind of part it is. */
const PROPER = /^[A-Z][A-Za-z0-9]{3,}(?: [A-Z][A-Za-z0-9]+)?$/;
const PART =
  /(?:service|worker|api|db|database|store|storage|cache|queue|bus|broker|job|app|apps|portal|desk|client|gateway|server|module|engine|handler|manager|scheduler|relay|outbox|proxy|balancer|user|browser|web|admin|ui|sql|kafka|redis|mongo|nats|rabbitmq|minio)$/i;

/**
 * What the sequence diagrams only call, and that bears a name of its own which nothing else in the design has: no
 * service, no table, no part of another diagram, no word of the language. It is somebody else's.
 */
export function calledStrangers(design: Design, failures: readonly FailureTable[]): Outside[] {
  const { diagrams, services, schema, prose, document } = design;
  const own = new Set(
    [
      ...services.map(({ name }) => name),
      ...schema.tables.map(({ name }) => name),
      ...prose.sections.map(({ heading }) => heading.replace(/^[\d.]+\s+/, '')),
      ...prose.tables
        .filter((table) => !failures.some((failure) => failure.table === table))
        .flatMap(({ rows }) => rows.map(({ cells }) => cells[0] ?? '')),
      ...diagrams.flatMap((one) =>
        one.kind === 'flow' || one.kind === 'c4' ? one.nodes.map(({ label }) => label) : [],
      ),
    ].map(nameKey),
  );
  return diagrams.flatMap((diagram) => {
    if (diagram.kind !== 'sequence') return [];
    const calls = diagram.messages.filter(({ reply, from, to }) => !reply && from !== to);
    return diagram.participants
      .filter(
        ({ id, label, isActor }) =>
          !isActor &&
          PROPER.test(label) &&
          !PART.test(label) &&
          !own.has(nameKey(label)) &&
          calls.some(({ to }) => to === id) &&
          !calls.some(({ from }) => from === id) &&
          !new RegExp(String.raw`\b${literally(label.toLowerCase())}\b`).test(document.text),
      )
      .map(({ label, line }) => ({ name: label, line }));
  });
}
