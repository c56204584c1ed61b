import { isGapOfMoto } from './not-emulated';

const html = { 'content-type': 'text/html; charset=utf-8' };
const xml = { 'content-type': 'application/xml' };

describe('isGapOfMoto', () => {
  it('takes a bare 500 and a page of the web framework for a gap', () => {
    expect(isGapOfMoto('POST', { status: 500, headers: xml })).toBe(true);
    expect(isGapOfMoto('GET', { status: 404, headers: html })).toBe(true);
  });

  it('takes errors in the words of an AWS API as they are', () => {
    expect(isGapOfMoto('GET', { status: 404, headers: xml })).toBe(false);
  });

  it('lets a bucket or an object be missing: HEAD has no body that could say more', () => {
    expect(isGapOfMoto('HEAD', { status: 404, headers: html })).toBe(false);
  });
});
