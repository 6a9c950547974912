"""A hook for the live preview: MkDocs loads it anew at every rebuild, before the macros.

Python keeps the modules it has imported, so without this an edit of the
macros would only show after a restart.
"""

import sys

for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
    del sys.modules[name]
