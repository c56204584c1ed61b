import { poolMembers } from './pool-members';

const member = (address: string, pool: string | undefined) => ({ stack: 'api', address, pool });
const main = { stack: 'auth', address: 'aws_cognito_user_pool.main', pool: 'main', name: 'main' };

it('gathers what belongs to each user pool, and leaves out what belongs to nobody knows which', () => {
  const all = [member('a', 'main'), member('b', 'other'), member('c', undefined), member('d', 'main')];
  expect(
    poolMembers({ userPools: [main] }, all).map(({ pool, members }) => [
      pool,
      members.map(({ address }) => address),
    ]),
  ).toEqual([
    ['main', ['a', 'd']],
    ['other', ['b']],
  ]);
});

it('stands where the user pool does, or else where its last member does', () => {
  const all = [member('a', 'main'), member('b', 'other'), member('c', 'other')];
  expect(poolMembers({ userPools: [main] }, all).map(({ place }) => place.address)).toEqual([
    'aws_cognito_user_pool.main',
    'c',
  ]);
});
