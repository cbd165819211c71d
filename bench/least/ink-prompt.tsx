// The least that an Ink app can be: one prompt that takes keys.
import { Box, render, Text, useInput } from 'ink';
import { useState } from 'react';

function App() {
  const [typed, type] = useState('');
  useInput((input) => type(typed + input));
  return (
    <Box borderStyle="round">
      <Text>› {typed}</Text>
    </Box>
  );
}

render(<App />);
