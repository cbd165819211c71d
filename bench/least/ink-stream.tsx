// The least that an Ink app can do with a streamed answer: each line that is whole goes to the scrollback, thirty times
// a second at most, and the open one stands below. No markdown, no colour, no journal.
import { render, Static, Text } from 'ink';
import { useEffect, useState } from 'react';
import { readDeltas } from './read-deltas.ts';

const FRAME_MS = 33;

function App({ onEnd }: { onEnd(): void }) {
  const [{ lines, open }, show] = useState<{ lines: string[]; open: string }>({ lines: [], open: '' });
  useEffect(() => {
    const settled: string[] = [];
    let tail = '';
    let timer: NodeJS.Timeout | undefined;
    const draw = (): void => {
      timer = undefined;
      show({ lines: [...settled], open: tail });
    };
    const follow = async (): Promise<void> => {
      for await (const text of readDeltas()) {
        const rows = (tail + text).split('\n');
        tail = rows.pop() ?? '';
        settled.push(...rows);
        timer ??= setTimeout(draw, FRAME_MS);
      }
      clearTimeout(timer);
      draw();
      setImmediate(onEnd);
    };
    void follow();
  }, [onEnd]);
  return (
    <>
      <Static items={lines}>{(line, at) => <Text key={at}>{line || ' '}</Text>}</Static>
      <Text wrap="truncate">{open}</Text>
    </>
  );
}

const app = render(<App onEnd={() => app.unmount()} />, { incrementalRendering: true, maxFps: 30 });
