import { parse } from 'yaml';

/** A container that the repo runs beside its own code. */
export type FoundService = { name: string; image: string; path: string };

/** The services of a compose file that run an image; nothing where the text is no compose file. */
export function readCompose(path: string, text: string): FoundService[] {
  const root = parsed(text);
  if (typeof root !== 'object' || root === null || !('services' in root)) return [];
  const { services } = root;
  if (typeof services !== 'object' || services === null) return [];
  return Object.entries(services).flatMap(([name, service]: [string, unknown]) => {
    if (typeof service !== 'object' || service === null || !('image' in service)) return [];
    return typeof service.image === 'string' ? [{ name, image: service.image, path }] : [];
  });
}

/** A file that is no YAML holds no services. */
function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 50, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}
