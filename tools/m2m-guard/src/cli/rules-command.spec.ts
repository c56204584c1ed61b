import { rulesPage } from '../report';
import { rules } from '../rules';
import { runProgram } from './program';

it('prints the page about the rules', async () => {
  const printed: string[] = [];
  const print = (text: string) => printed.push(text);
  await expect(
    runProgram(['rules', '--format', 'markdown'], { stdout: print, stderr: print, colors: false }),
  ).resolves.toBe(0);
  expect(printed).toEqual([rulesPage(rules)]);
});
