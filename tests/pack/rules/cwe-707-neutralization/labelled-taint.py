# ruleid: labelled-taint
run_sql(request.args["q"])
# ok: labelled-taint
run_sql("select 1")
