import type { Asked, Opened } from './open-url.ts';

/**
 * Sends one request by way of a proxy: in a tunnel for https, whose certificate is held against the name of the host;
 * else the proxy asks in our stead. Loaded only where one is named. Never rejects.
 *
 * @param proxy its address; `http://` where it names no scheme
 * @param signal when aborted, the connection is closed, also while the answer is being read
 */
export async function throughProxy(url: URL, asked: Asked, proxy: string, signal: AbortSignal): Promise<Opened> {
  // Its parts stand on the default export alone once it is bundled: it is no ES module.
  const { ProxyAgent, request } = (await import('undici')).default;
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
  if (!URL.canParse(written)) return { ok: false, error: 'The proxy that the environment names has no address.' };
  const at = new URL(written);
  at.pathname = '';
  if (!/^https?:$/.test(at.protocol))
    return { ok: false, error: `A proxy of the kind ${at.protocol} is not spoken to here.` };
  const dispatcher = new ProxyAgent({
    uri: at.href,
    proxyTunnel: url.protocol === 'https:',
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const { statusCode, headers, body } = await request(url, {
      method: asked.method,
      headers: asked.headers,
      ...(asked.body !== undefined && { body: asked.body }),
      signal,
      dispatcher,
    });
    body.once('close', () => void dispatcher.close().catch(() => undefined));
    return { ok: true, response: Object.assign(body, { statusCode, headers }) };
  } catch (thrown) {
    await dispatcher.destroy().catch(() => undefined);
    if (signal.aborted) return { ok: false, error: 'It took too long, or was stopped.' };
    const words = thrown instanceof Error ? thrown.message.replace(/\.$/, '') : String(thrown);
    return { ok: false, error: `${url.host}, through the proxy ${at.host}: ${words}.` };
  }
}
