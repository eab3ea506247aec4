export const text = {
  not_many: [
    '名称、代号、编码等因项目而异的内容不能批量修改。',
    'What differs from project to project, such as names and codes, cannot be changed for many at once.',
  ],
  nothing: ['没有要修改的内容。', 'There is nothing to change.'],
  not_yours: ['只能撤销自己刚才所作的修改。', 'Only an edit of your own can be taken back.'],
  built_on: ['之后又有人修改，不能撤销。', 'It was changed since and cannot be taken back.'],
} as const
