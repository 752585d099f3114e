"""Who said what; in doubt nobody.

In goes the text of a page with its quotation marks (`marks`) and the grammar of its language; out come
`Speech` values: the words, and their speaker where that is sure.

`candidates` finds all that may be somebody's words, `mentions` all who are named, `cues` reads the words
between them as classes; `traits` and `speech` say what speaks for a speaker and for speech, and `quotations`
decides by the models of `speech_model.toml`.
"""
