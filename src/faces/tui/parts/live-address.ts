import { deflateSync } from 'node:zlib';

/** In characters. Longer addresses are cut by some systems on their way to the browser. */
const LONGEST = 16_000;

/**
 * Where mermaid.live shows a diagram: the source stands behind the `#`, which a browser keeps to itself. Nothing for a
 * source that makes too long an address. The form is that of the editor's own links (zlib, base64url, `pako:`).
 */
export function liveAddress(source: string): string | undefined {
  const state = JSON.stringify({ code: source, mermaid: JSON.stringify({ theme: 'default' }), autoSync: true });
  const address = `https://mermaid.live/view#pako:${deflateSync(state, { level: 9 }).toString('base64url')}`;
  return address.length > LONGEST ? undefined : address;
}
