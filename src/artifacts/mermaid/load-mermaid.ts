import DOMPurify from 'dompurify';
import type { Mermaid } from 'mermaid';

let loading: Promise<Mermaid> | undefined;

/**
 * Mermaid, for parsing only: without a browser its sanitiser does nothing, so nothing that it hands back may ever be
 * put in a page. Loaded once; the first call takes some tenths of a second.
 */
export function loadMermaid(): Promise<Mermaid> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Mermaid> {
  // Several grammars call the sanitiser, which without a DOM exports none of these.
  const sanitiser = DOMPurify as unknown as Record<string, unknown>;
  sanitiser.addHook ??= () => undefined;
  sanitiser.removeHook ??= () => undefined;
  if (!DOMPurify.isSupported) sanitiser.sanitize = (text: unknown) => String(text);
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, logLevel: 'fatal', maxEdges: 10_000 });
  return mermaid;
}
