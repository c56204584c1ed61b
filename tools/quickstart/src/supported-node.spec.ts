import { isSupportedNode, unsupportedNode } from '../bin/supported-node.cjs';

describe('supported Node', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.1.0', '100.0.0'])(
    '%s runs the workspace',
    (version) => {
      expect(isSupportedNode(version)).toBe(true);
    },
  );

  it.each(['16.20.2', '18.20.8', '20.18.3', '21.7.3', '22.11.0'])('refuses %s', (version) => {
    expect(isSupportedNode(version)).toBe(false);
  });

  it('says what is needed and where to get it', () => {
    expect(unsupportedNode('18.20.8')).toBe(
      'Node 18.20.8 is too old; this workspace needs Node 20.19, 22.12 or newer: https://nodejs.org/en/download',
    );
  });
});
