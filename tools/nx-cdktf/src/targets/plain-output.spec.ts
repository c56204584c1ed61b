import { plainOutputWithoutTerminal } from './plain-output';

describe('plainOutputWithoutTerminal', () => {
  const colourOf = (env: NodeJS.ProcessEnv, isTTY?: boolean) => {
    plainOutputWithoutTerminal(env, { isTTY });
    return env;
  };

  it('asks for plain output when output goes to a file or a CI log', () => {
    expect(colourOf({}, false)).toEqual({ NO_COLOR: '1', FORCE_COLOR: '0' });
    expect(colourOf({})).toEqual({ NO_COLOR: '1', FORCE_COLOR: '0' });
  });

  it('leaves the colours of a terminal alone', () => {
    expect(colourOf({}, true)).toEqual({});
  });

  it('obeys who asks for colours', () => {
    expect(colourOf({ FORCE_COLOR: '1' }, false)).toEqual({ FORCE_COLOR: '1' });
  });
});
