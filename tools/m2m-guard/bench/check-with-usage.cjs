/** The command line, with the peak of its resident memory and its processor time on stderr. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.error(`peak ${maxRSS} KB, ${(userCPUTime + systemCPUTime) / 1e6} s`);
});

require('../bin/m2m-guard.cjs');
