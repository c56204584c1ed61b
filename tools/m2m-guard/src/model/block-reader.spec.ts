import { blockFixture } from '../documents/block-fixture';
import type { NotRead } from '../documents/document';
import { Attribute, Unclear, type Value } from '../documents/value';
import { BlockReader } from './block-reader';

const pool = blockFixture('aws_cognito_user_pool', 'main');
const unclear = new Unclear('it depends on var.x');

function reading(attributes: Readonly<Record<string, Value>>, sensitive: readonly string[] = []) {
  const notes: NotRead[] = [];
  const block = blockFixture('aws_x', 'y', attributes, { isSensitive: (name) => sensitive.includes(name) });
  return {
    reader: new BlockReader(block, (note) => notes.push(note)),
    notes: () => notes.map(({ why }) => why),
  };
}

it('takes texts, numbers and booleans for each other, as Terraform does', () => {
  const { reader, notes } = reading({ a: 'x', b: 5, c: true, d: '60', e: '0', f: 'true', g: ['r', 1] });
  expect([reader.text('a'), reader.text('b'), reader.text('c'), reader.number('d')]).toEqual([
    'x',
    '5',
    'true',
    60,
  ]);
  expect([reader.flag('e', true), reader.flag('f', false), reader.flag('none', true)]).toEqual([
    false,
    true,
    true,
  ]);
  expect(reader.texts('g')).toEqual({ known: ['r', '1'], complete: true });
  expect(notes()).toEqual([]);
});

it.each<[string, (reader: BlockReader) => unknown, string]>([
  ['a text', (reader) => reader.text('a'), 'it depends on var.x'],
  ['a flag', (reader) => reader.flag('a', true), 'it depends on var.x'],
  ['a list', (reader) => reader.texts('a'), 'it depends on var.x'],
  ['nested blocks', (reader) => reader.nested('a'), 'it depends on var.x'],
  ['whether it is there', (reader) => reader.has('a'), 'it depends on var.x'],
  ['a reference', (reader) => reader.reference('list'), 'it depends on var.x'],
  ['a text that AWS decides', (reader) => reader.text('id'), 'it is known after apply'],
  ['a number that is none', (reader) => reader.number('word'), 'it is not of the kind that belongs here'],
  ['a flag that is none', (reader) => reader.flag('word', true), 'it is not of the kind that belongs here'],
  ['a list that is none', (reader) => reader.texts('word'), 'it is not of the kind that belongs here'],
])('notes %s that cannot be followed', (_what, read, why) => {
  const { reader, notes } = reading({
    a: unclear,
    list: ['x', unclear],
    id: new Attribute(pool, ['id']),
    word: 'word',
  });
  read(reader);
  expect(notes().map((note) => note.replace(/^cannot be followed in "\w+": /, ''))).toEqual([why]);
});

it('knows a part of a list, and says that it is a part', () => {
  const { reader, notes } = reading({ list: ['a', unclear, 'b'] });
  expect(reader.texts('list')).toEqual({ known: ['a', 'b'], complete: false });
  expect(notes()).toEqual(['cannot be followed in "list": it depends on var.x']);
});

it('reads nested blocks, one or many, and names where in them something is not clear', () => {
  const { reader, notes } = reading({ one: { a: '1' }, many: [{ a: '1' }, { a: unclear }] });
  expect(reader.nested('one').map((inside) => inside.text('a'))).toEqual(['1']);
  expect(reader.nested('many').map((inside) => inside.text('a'))).toEqual(['1', unclear]);
  expect(notes()).toEqual(['cannot be followed in "many.a": it depends on var.x']);
});

it('compares what is sensitive, and does not show it', () => {
  const { reader, notes } = reading({ a: 'canary', b: [{ c: 'canary' }] }, ['a', 'b']);
  expect(reader.reference('a')).toBe('canary');
  expect(reader.text('a')).toBeInstanceOf(Unclear);
  expect(reader.nested('b').map((inside) => inside.text('c'))).toEqual([expect.any(Unclear)]);
  expect(notes().join()).not.toContain('canary');
});
