import { afterEach, describe, expect, it } from 'vitest';
import { TextArea, type TextAreaProps } from '../../../../src/faces/tui/inputs/text-area.tsx';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';

afterEach(unmountAll);

const theme = createTheme({ colorLevel: 0, unicode: true });

function area(props: Partial<TextAreaProps> = {}): ReturnType<typeof draw> {
  return draw(<TextArea theme={theme} columns={40} maxRows={5} onSubmit={() => {}} {...props} />);
}

describe('TextArea', () => {
  it('shows the placeholder until something is typed', async () => {
    const screen = area({ placeholder: 'say it' });
    expect(screen.frame()).toBe('│ █ say it');
    await screen.type('h');
    expect(screen.frame()).toBe('│ h█');
  });
});
