/** The text of a streamed answer, as it comes: no more of the protocol than that takes. */
export async function* readDeltas(): AsyncGenerator<string> {
  const response = await fetch(`${process.env.ANTHROPIC_BASE_URL}/v1/messages`, { method: 'POST', body: '{}' });
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: ')) continue;
      const { delta } = JSON.parse(line.slice(6)) as { delta?: { text?: string } };
      if (delta?.text) yield delta.text;
    }
  }
}
