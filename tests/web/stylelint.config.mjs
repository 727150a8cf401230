// SPDX-License-Identifier: EUPL-1.2
// What a style sheet of Kring may not do: name a side of the screen, shout, or repeat itself. Layout of the text is ours.
const sides = ['left', 'right', 'top', 'bottom']
const physical = [
	...sides, 'float', 'clear', 'width', 'height', 'min-width', 'max-width', 'min-height', 'max-height',
	...['margin', 'padding', 'border'].flatMap(p => sides.map(s => `${p}-${s}`)),
	...['top-left', 'top-right', 'bottom-left', 'bottom-right'].map(c => `border-${c}-radius`),
]

export default {
	rules: {
		'property-disallowed-list': physical,
		'declaration-property-value-disallowed-list': { 'text-align': ['left', 'right'] },
		'block-no-empty': true,
		'color-no-invalid-hex': true,
		'custom-property-pattern': '^(kring|basis)-|^tone$',
		'declaration-block-no-duplicate-custom-properties': true,
		'declaration-block-no-duplicate-properties': true,
		'declaration-block-no-shorthand-property-overrides': true,
		'font-family-no-missing-generic-family-keyword': [true, { ignoreFontFamilies: ['Atkinson', 'Nunito', 'Digits'] }],
		'function-no-unknown': true,
		'media-feature-name-no-unknown': true,
		'no-duplicate-selectors': true,
		'no-invalid-double-slash-comments': true,
		'property-no-unknown': true,
		'selector-class-pattern': '^[a-z]+(-[a-z]+)*(__[a-z]+)?(--[a-z0-9]+)?$',
		'selector-max-id': 0,
		'selector-pseudo-class-no-unknown': true,
		'selector-pseudo-element-no-unknown': true,
		'string-no-newline': true,
		'unit-no-unknown': true,
	},
}
