/**
 * Stands in for `archiver` in compiled apps. cdktf zips a folder by starting its own source file as a program, and a compiled
 * app has no such file: the zip library can never be reached there, but it would double the size of every app.
 */
module.exports = () => {
  throw new Error(
    'TerraformAsset: type ARCHIVE does not work in a compiled app; make the zip before synth and use type FILE',
  );
};
