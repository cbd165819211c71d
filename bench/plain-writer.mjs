// The least that a program can do with a streamed answer: ask, take the text out of the events, write it out.
const response = await fetch(`${process.env.ANTHROPIC_BASE_URL}/v1/messages`, { method: 'POST', body: '{}' });
const decoder = new TextDecoder();
let rest = '';
for await (const chunk of response.body) {
  const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
  rest = lines.pop();
  for (const line of lines) {
    if (!line.startsWith('data: ')) continue;
    const { delta } = JSON.parse(line.slice(6));
    if (delta?.text) process.stdout.write(delta.text);
  }
}
