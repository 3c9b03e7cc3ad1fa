"""Deployment to Amazon SageMaker: one typed plan, rendered as API calls and as a CloudFormation template.

A `Plan` becomes a list of `Resource`; nothing else decides what is made. What exists already is listed by name and tag,
the two are compared, and the difference is a list of calls. So applying twice changes nothing, an apply that was killed
is gone on with by the next one, and destroying is applying a plan of nothing.

Nothing here imports the server, and nothing but `aws` talks to AWS.
"""
