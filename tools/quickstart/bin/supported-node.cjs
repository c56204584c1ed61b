/**
 * Which Node can run this workspace: the tools load packages that are ES modules only by `require`, which works from
 * 20.19 and 22.12 on. Plain JavaScript, because an older Node must be able to read it.
 */

/** @param {string} version such as `20.19.0` */
function isSupportedNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
}

/** @param {string} version of the Node that is too old */
function unsupportedNode(version) {
  return `Node ${version} is too old; this workspace needs Node 20.19, 22.12 or newer: https://nodejs.org/en/download`;
}

module.exports = { isSupportedNode, unsupportedNode };
