"""The same stage functions over a process pool: same results, same order as a loop.

A stage is a plain function of one item. Apache Spark is a later engine behind the same call.
"""

from twosource.scaling.pool import Failed, map_stage

__all__ = ["Failed", "map_stage"]
