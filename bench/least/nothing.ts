// Ink asks for the React developer tools only where a DEV variable is set.
export default undefined;
